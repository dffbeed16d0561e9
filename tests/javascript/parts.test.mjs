// Parts of the page's scripts that need no browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../../widgets/nqpf_widgets/page/src/address.js";
import { csv } from "../../widgets/nqpf_widgets/page/src/csv.js";
import { Newest } from "../../widgets/nqpf_widgets/page/src/newest.js";

test("an address is written and read back", () => {
  const params = { start: 1990, way: "a&b=c %+新", real: true };
  const written = writeAddress("https://example.org/book/page.html?old.x=1#old", "growth", "explorer-growth", params);
  assert.equal(new URL(written).hash, "#explorer-growth");
  const pairs = [["start", "1990"], ["way", "a&b=c %+新"], ["real", "true"]];
  assert.deepEqual([...readAddress(new URL(written).search)], [["growth", { pairs, garbled: [] }]]);
});

test("what is damaged in an address stands apart", () => {
  const states = readAddress("?a.x=1&a.y=%ff&b.z=1%&utm_source=q&A.b=1&.x=1&a.x=2&a.%2e=3");
  assert.deepEqual(states.get("a"), { pairs: [["x", "1"], ["x", "2"], [".", "3"]], garbled: ["a.y=%ff"] });
  assert.deepEqual(states.get("b"), { pairs: [], garbled: ["b.z=1%"] });
  assert.equal(states.size, 2);
});

const WORDS = { title: "Picture", state: "State" };
const table = (label, number) => ({ columns: [{ label, unit: "" }], rows: [[number]] });

test("cells of a CSV are quoted where they must be", () => {
  const columns = [{ label: 'A, "b"', unit: "" }, { label: "C", unit: "%" }];
  const rows = [["x\ny", 0.1 + 0.2], [" z", null], [1e-7, -3]];
  const wanted = '"A, ""b""",C (%)\r\n"x\ny",0.30000000000000004\r\n" z",\r\n1e-7,-3\r\n';
  assert.equal(csv([{ title: "t", state: "now", table: { columns, rows }, settings: [] }], WORDS), wanted);
});

test("tables of two pictures keep their columns apart", () => {
  const part = (label) => ({ title: label.toUpperCase(), state: "now", table: table(label, 1), settings: [] });
  assert.equal(csv([part("a"), part("b")], WORDS), "Picture,a,b\r\nA,1,\r\nB,,1\r\n");
});

test("two states share the columns of their picture, and each row says its settings", () => {
  const part = (state, number) => ({ title: "A", state, table: table("a", number), settings: [{ label: "Rate", unit: "%", value: number / 2 }] });
  assert.equal(csv([part("now", 1), part("pinned", 2)], WORDS), "State,a,Rate (%)\r\nnow,1,0.5\r\npinned,2,1\r\n");
});

test("only the newest of what waits is worked on", async () => {
  const [done, open] = [[], []];
  const newest = new Newest((value) => new Promise((resolve) => open.push(() => resolve(done.push(value)))));
  const whole = newest.ask(1);
  newest.ask(2);
  newest.ask(3);
  assert.equal(newest.isOvertaken, true);
  open[0]();
  await Promise.resolve();
  await new Promise(setImmediate);
  assert.equal(newest.isOvertaken, false);
  open[1]();
  await whole;
  assert.deepEqual(done, [1, 3]);
});
