// Judges each file named after the schema; prints every fault and exits non-zero where there is one. Schemas that the first
// one refers to follow it, parted by commas.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [[schema, ...others], ...files] = process.argv.slice(2).map((argument, i) => (i === 0 ? argument.split(",").map(read) : read(argument)));
if (schema.$schema?.includes("draft-04")) {
  // What is used of it means the same in later drafts, but for the name of its own address.
  schema.$id = schema.id;
  delete schema.id;
  delete schema.$schema;
}

const options = { allErrors: true, strict: false };
const ajv = schema.$schema?.includes("2020-12") ? new Ajv2020(options) : new Ajv(options);
addFormats(ajv);
for (const other of others) {
  // Of another draft; what it says means the same in both.
  delete other.$schema;
  ajv.addSchema(other);
}

const validate = ajv.compile(schema);
for (const file of files) {
  if (!validate(file)) {
    for (const fault of validate.errors) console.log(`${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`);
    process.exitCode = 1;
  }
}
