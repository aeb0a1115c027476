import { type JobModel, jobModel, type Sourced } from "./job-model.js";
import { biRnnLoss, classifierLoss, gruLoss, squaredLoss, vaeLoss } from "./loss-shapes.js";
import { zhengDefaults } from "./zheng-defaults.js";
import * as sizes from "./zheng-sizes.js";

const sizedByMean = (value: number): Sourced<number> => ({
  value,
  source:
    "assumed: makes the mean of Table 6.1 134 s, between the makespans without FlowCon divided by their 10 jobs (138.5 s) " +
    "and 15 jobs (132.0 s; 6.1.5, fc-50, fc-60)",
});

/** The models of Table 6.1, the FlowCon experiments. Those that Table 6.3 lists too are here only. */
export const flowConModels: readonly JobModel[] = [
  jobModel({
    ...zhengDefaults,
    name: "vae-pytorch",
    title: "Variational autoencoder, PyTorch",
    platform: "pytorch",
    lossFunction: "reconstruction loss",
    tables: ["6.1", "6.3"],
    workCpuSec: sizes.vaePytorchWork,
    loss: vaeLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "vae-tensorflow",
    title: "Variational autoencoder, TensorFlow",
    platform: "tensorflow",
    lossFunction: "reconstruction loss",
    tables: ["6.1", "6.3"],
    workCpuSec: sizes.vaeTensorflowWork,
    loss: vaeLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "mnist-pytorch",
    title: "MNIST classifier, PyTorch",
    platform: "pytorch",
    lossFunction: "cross entropy",
    tables: ["6.1"],
    workCpuSec: sizes.mnistPytorchWork,
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "mnist-tensorflow",
    title: "MNIST classifier, TensorFlow",
    platform: "tensorflow",
    lossFunction: "cross entropy",
    tables: ["6.1"],
    workCpuSec: sizes.mnistTensorflowWork,
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "lstm-cfc-tensorflow",
    title: "Long short-term memory (CFC), TensorFlow",
    platform: "tensorflow",
    lossFunction: "softmax",
    tables: ["6.1"],
    workCpuSec: sizes.lstmCfcWork,
    cpusMax: sizes.lstmCfcCpus,
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "lstm-crf-pytorch",
    title: "Long short-term memory (CRF), PyTorch",
    platform: "pytorch",
    lossFunction: "squared loss",
    tables: ["6.1"],
    workCpuSec: sizedByMean(200),
    loss: squaredLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "bi-rnn-tensorflow",
    title: "Bidirectional RNN, TensorFlow",
    platform: "tensorflow",
    lossFunction: "softmax",
    tables: ["6.1", "6.3"],
    workCpuSec: sizedByMean(150),
    loss: biRnnLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "gru-tensorflow",
    title: "Gated recurrent unit, TensorFlow",
    platform: "tensorflow",
    lossFunction: "quadratic loss",
    tables: ["6.1", "6.3"],
    workCpuSec: sizes.gruTensorflowWork,
    loss: gruLoss,
  }),
];
