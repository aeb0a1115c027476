import { type JobModel, jobModel, type Sourced } from "./job-model.js";
import { biRnnLoss, classifierLoss, gruLoss } from "./loss-shapes.js";
import { zhengDefaults } from "./zheng-defaults.js";

/*
 * The SpeCon experiments give makespans and no sizes, on faster workers than the R320. How much faster: of 20 VAE jobs, one
 * every 50 s, each of 4 workers gets 5; the last one begins at 150 s and ends with the makespan of 1190 s (sc-07) if it
 * never idles, 208 s a job. The 259.6 s of an R320 make that 1.25 R320s, after what Kubernetes reserves. The work of 30 jobs
 * of Table 6.3 fits in the makespan of 1370 s on 4 workers (sc-36): 1370 x 4 x 1.25 / 30 = 228 s of an R320 for a mean job.
 */
const sizedByMean = (value: number): Sourced<number> => ({
  value,
  source:
    "assumed: makes the mean of Table 6.3 211 s of an R320, below the 228 s that 30 jobs on 4 workers allow (6.2.3, sc-36, " +
    "a worker as 1.25 R320s after sc-07); PyTorch longer than TensorFlow, as for VAE and MNIST",
});

/** The models that only Table 6.3 lists, the SpeCon experiments. */
export const speConModels: readonly JobModel[] = [
  jobModel({
    ...zhengDefaults,
    name: "gru-pytorch",
    title: "Gated recurrent unit, PyTorch",
    platform: "pytorch",
    lossFunction: "quadratic loss",
    tables: ["6.3"],
    workCpuSec: sizedByMean(350),
    loss: gruLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "bi-rnn-pytorch",
    title: "Bidirectional RNN, PyTorch",
    platform: "pytorch",
    lossFunction: "softmax",
    tables: ["6.3"],
    workCpuSec: sizedByMean(380),
    loss: biRnnLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "rnn-pytorch",
    title: "Recurrent network, PyTorch",
    platform: "pytorch",
    lossFunction: "softmax",
    tables: ["6.3"],
    workCpuSec: sizedByMean(250),
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "rnn-tensorflow",
    title: "Recurrent network, TensorFlow",
    platform: "tensorflow",
    lossFunction: "softmax",
    tables: ["6.3"],
    workCpuSec: sizedByMean(120),
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "dynamic-rnn-pytorch",
    title: "Dynamic RNN, PyTorch",
    platform: "pytorch",
    lossFunction: "softmax",
    tables: ["6.3"],
    workCpuSec: sizedByMean(280),
    loss: classifierLoss,
  }),
  jobModel({
    ...zhengDefaults,
    name: "dynamic-rnn-tensorflow",
    title: "Dynamic RNN, TensorFlow",
    platform: "tensorflow",
    lossFunction: "softmax",
    tables: ["6.3"],
    workCpuSec: sizedByMean(130),
    loss: classifierLoss,
  }),
];
