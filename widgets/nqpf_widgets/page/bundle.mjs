// Bundles the page's scripts and style with esbuild. Argument: node_modules.
// stdin: {scripts: [{path, format}], style: text, alias: {package: folder}}
// stdout: {scripts: [text], style: text, licences: text}
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { withoutUnused } from "./unused.mjs";

const modules = process.argv[2];
const require = createRequire(join(modules, "_"));
const shared = { minify: true, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "silent" };

function load(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    throw new Error(`the npm package ${name} is missing from ${modules}. Run \`make html\`, which installs it.`);
  }
}

async function script({ path, format }, alias) {
  const built = await load("esbuild").build({
    ...shared,
    entryPoints: [path],
    format,
    bundle: true,
    write: false,
    metafile: true,
    nodePaths: [modules],
    alias,
    loader: { ".py": "text" },
    plugins: [withoutUnused],
  });
  return { text: built.outputFiles[0].text, inputs: Object.keys(built.metafile.inputs) };
}

/** The folder of the npm package that a bundled file belongs to, or undefined. */
function packageOf(input) {
  return resolve(input).match(/^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/)?.[0];
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}

/** Packages whose files the book copies rather than bundles. */
const copied = ["@fontsource/stix-two-math", "@micropython/micropython-webassembly-pyscript", "temml"];

async function main(request) {
  const scripts = await Promise.all(request.scripts.map((each) => script(each, request.alias ?? {})));
  const style = await load("esbuild").transform(request.style, { ...shared, target: undefined, loader: "css" });
  const folders = scripts.flatMap(({ inputs }) => inputs.map(packageOf)).filter(Boolean);
  return {
    scripts: scripts.map(({ text }) => text),
    style: style.code,
    licences: [...new Set([...copied.map((name) => join(modules, name)), ...folders])].sort().map(licence).join(`\n${"-".repeat(72)}\n\n`),
  };
}

try {
  const answer = await main(JSON.parse(readFileSync(0, "utf8")));
  process.stdout.write(JSON.stringify(answer));
} catch (error) {
  const first = error.errors?.[0];
  const place = first?.location ? `${first.location.file}:${first.location.line}: ` : "";
  process.stderr.write(place + (first?.text ?? error.message));
  process.exitCode = 1;
}
