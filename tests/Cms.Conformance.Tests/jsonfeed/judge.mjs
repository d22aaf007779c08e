// Judges each file named after the schema; prints every fault and exits non-zero where there is one.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const [schema, ...files] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);
for (const file of files) {
  if (!validate(file)) {
    for (const fault of validate.errors) console.log(`${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`);
    process.exitCode = 1;
  }
}
