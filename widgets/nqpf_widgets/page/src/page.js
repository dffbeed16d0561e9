/**
 * The script of every page with an explorer, small and classic, so that it runs from a folder too.
 * What moves is loaded only when a reader comes near.
 */
import { explorerElement } from "./element.js";
import { Interpreter } from "./interpreter.js";

/** Seconds that a call may take before its worker counts as lost; most take milliseconds. */
const PATIENCE = 10;

const page = window.nqpfPage;
const own = document.querySelector('meta[name="nqpf-portable"]')?.getAttribute("content");
if (own) page.needed = new URL(own, document.baseURI).href;
page.model = new Interpreter(page, PATIENCE);
customElements.define("nqpf-explorer", explorerElement(page, page.model));
