import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { describeContract } from "./contract.js";

for (const plugin of schedulerPlugins) describeContract(plugin);
