// An esbuild plugin: leaves out packages that Plot imports and our charts never call.
import { pathToFileURL } from "node:url";

/** Maps, colour schemes and calendars: a fifth of what would be loaded to draw. */
const UNUSED = /[\\/]node_modules[\\/](d3-geo|d3-scale-chromatic|d3-time-format)[\\/]/;

/** Puts empty functions in the place of a package, under all the names that it exports. */
export const withoutUnused = {
  name: "without-unused",
  setup(build) {
    build.onLoad({ filter: UNUSED }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path)));
      return { contents: names.map((name) => `export const ${name} = () => {};`).join("\n") };
    });
  },
};
