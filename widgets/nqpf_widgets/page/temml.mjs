// Turns TeX into MathML. Argument: node_modules.
// stdin: [{tex, display}]   stdout: [{mathml} | {error}], in the same order
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const temml = createRequire(join(process.argv[2], "_"))("temml");

function translate({ tex, display }) {
  try {
    return { mathml: temml.renderToString(tex, { displayMode: display, throwOnError: true }) };
  } catch (error) {
    const known = error instanceof temml.ParseError;
    return { error: known ? error.message.trim() : "the formula ends too early or is malformed" };
  }
}

const formulas = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(formulas.map(translate)));
