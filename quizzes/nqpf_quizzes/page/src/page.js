/**
 * Runs on every page with an element, behind the page's own script: keeps finished tasks, and lets
 * practice and progress wake when a reader comes near.
 */
import { whyStill } from "nqpf_widgets/page/src/reason.js";
import { from_file, no_wasm, no_worker, progress_from_file } from "../../messages.json";
import { sleepingElement } from "./element.js";
import { Store } from "./store.js";
import { keepTasks } from "./tasks.js";

const page = window.nqpfPage;
const store = new Store();
/** @type {Record<string, string>} */
const reasons = { from_file, no_wasm, no_worker };

keepTasks(store);
customElements.define("nqpf-practice", sleepingElement(page, store, "wakePractice", () => reasons[whyStill() ?? ""]));
const whyNoProgress = () => (whyStill() === "from_file" ? progress_from_file : undefined);
customElements.define("nqpf-progress", sleepingElement(page, store, "wakeProgress", whyNoProgress, ".nqpf-done"));
