// Call portable Python functions in MicroPython: the request is JSON on standard input,
// {mjs, files: [[path, text], ...], calls: [[target, args], ...]}; the answers are JSON on standard output.
import { readFileSync } from "node:fs";

const { mjs, files, calls } = JSON.parse(readFileSync(0, "utf8"));
const { loadMicroPython } = await import(mjs);
const python = await loadMicroPython({ heapsize: 64 * 1024 * 1024, stdout: (line) => console.error(line) });

for (const [path, text] of files) {
  const parts = `/lib/${path}`.split("/").slice(1, -1);
  parts.reduce((above, part) => {
    const folder = `${above}/${part}`;
    if (!python.FS.analyzePath(folder).exists) python.FS.mkdir(folder);
    return folder;
  }, "");
  python.FS.writeFile(`/lib/${path}`, text);
}

python.runPython(`
import json, sys
if "/lib" not in sys.path:
    sys.path.append("/lib")

def call(target, args):
    module, name = target.split(":")
    try:
        return ["ok", getattr(__import__(module, None, None, [name]), name)(*args)]
    except Exception as problem:
        return ["error", type(problem).__name__, str(problem)]

def answer(text):
    return json.dumps([call(target, args) for target, args in json.loads(text)])
`);
process.stdout.write(python.globals.get("answer")(JSON.stringify(calls)));
