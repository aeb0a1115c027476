import type { CommandModule } from "yargs";
import { jsonSchema } from "../scenario/json-schema.js";

export const schemaCommand: CommandModule = {
  command: "schema",
  describe: "print the JSON Schema of scenario files, for editors",
  handler: () => {
    process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  },
};
