// Says whether the generated files are what they say they are, with other people's tools: the OpenRPC document by OpenRPC's
// own schema and parser, the bundle as JSON Schema 2020-12, every example by the bundle, and the declarations by TypeScript.
//
//     npm ci && npm run validate

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { parseOpenRPCDocument, validateOpenRPCDocument } = require("@open-rpc/schema-utils-js");
const { openrpcDocument: metaSchema } = require("@open-rpc/meta-schema");
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const here = dirname(fileURLToPath(import.meta.url));
const read = (name) => JSON.parse(readFileSync(join(here, "..", name), "utf8"));
const document = read("openrpc.json");
const bundle = read("bundle.json");

let failures = 0;

function report(what, problems) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${what}`);
  for (const problem of problems.slice(0, 20)) console.log(`     ${problem}`);
  failures += problems.length;
}

/** `cargo.create` as types have it: `CargoCreate`. */
function camelCase(name) {
  return name.split(/[._]/).map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

function openRpc() {
  const found = validateOpenRPCDocument(document);
  const problems = found === true ? [] : found.message.split("\n");
  report(`openrpc.json is OpenRPC ${document.openrpc}`, problems);
  const versions = metaSchema.properties.openrpc.enum;
  report("its version is one that the meta-schema knows", versions.includes(document.openrpc) ? [] : versions);
}

async function parsed() {
  const problems = [];
  const parsed = await parseOpenRPCDocument(structuredClone(document)).catch((error) => problems.push(error.message));
  report("openrpc.json is parsed, and every reference leads somewhere", problems);
  return parsed;
}

function unique(parsed) {
  const problems = [];
  const names = new Set();
  for (const { name, errors } of parsed.methods ?? []) {
    if (names.has(name)) problems.push(`two methods are called ${name}`);
    names.add(name);
    const codes = errors.map((error) => error.code);
    if (new Set(codes).size < codes.length) problems.push(`${name} has two errors of one code`);
  }
  report(`${names.size} methods: no name twice, no code twice in one`, problems);
}

function examples() {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats(ajv);
  // What Rust calls its integers, beside the formats that everybody knows.
  for (const format of ["uint64", "uint32", "uint"]) ajv.addFormat(format, { type: "number", validate: (n) => n >= 0 });
  ajv.addSchema(bundle, "bundle");
  const problems = [];
  let count = 0;
  const check = (name, value) => {
    count += 1;
    const validate = ajv.getSchema(`bundle#/$defs/${name}`);
    if (!validate(value)) problems.push(`${name}: ${ajv.errorsText(validate.errors)}`);
  };
  for (const { name, examples } of document.methods) {
    for (const example of examples) {
      check(`${camelCase(name)}Params`, Object.fromEntries(example.params.map((param) => [param.name, param.value])));
      check(`${camelCase(name)}Result`, example.result.value);
    }
  }
  report(`bundle.json is JSON Schema 2020-12, and allows the ${count} params and results of the examples`, problems);
}

/** Every example as TypeScript that must compile. */
function program() {
  const lines = ['import type { Methods } from "./harbormaster";'];
  for (const { name, examples } of document.methods) {
    for (const { params, result } of examples) {
      const given = Object.fromEntries(params.map((param) => [param.name, param.value]));
      lines.push(`({ params: ${JSON.stringify(given)}, result: ${JSON.stringify(result.value)} }) satisfies {`);
      lines.push(`  params: Methods["${name}"]["params"]; result: Methods["${name}"]["result"] };`);
    }
  }
  return lines.join("\n");
}

function typescript() {
  const folder = mkdtempSync(join(tmpdir(), "harbormaster-"));
  const problems = [];
  try {
    writeFileSync(join(folder, "harbormaster.d.ts"), readFileSync(join(here, "..", "harbormaster.d.ts")));
    writeFileSync(join(folder, "examples.ts"), program());
    const tsc = require.resolve("typescript/bin/tsc");
    const files = [join(folder, "harbormaster.d.ts"), join(folder, "examples.ts")];
    execFileSync(process.execPath, [tsc, "--strict", "--noEmit", "--target", "es2022", ...files], { cwd: folder });
  } catch (error) {
    problems.push(...String(error.stdout ?? error).split("\n").filter(Boolean));
  } finally {
    rmSync(folder, { recursive: true });
  }
  report("harbormaster.d.ts is taken by tsc --strict, and so is every example", problems);
}

openRpc();
unique((await parsed()) ?? {});
examples();
typescript();
process.exit(failures === 0 ? 0 : 1);
