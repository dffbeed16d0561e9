import { readAddress, writeAddress } from "./address.js";
import { html } from "./html.js";

/** @typedef {import("./types.js").Params} Params */
/** @typedef {import("./text.js").Text} Text */

/**
 * What the page's address asks of an explorer: parameters, and what became of it in a sentence.
 * @param {HTMLElement} host @param {import("./types.js").Caller} model @param {Text} text
 * @returns {Promise<{params: Params, sentence: string} | null>} null if it asks nothing
 */
async function readLink(host, model, text) {
  const name = host.getAttribute("name") ?? "";
  const states = readAddress(location.search);
  const strangers = isSpeaker(host) ? [...states.keys()].filter((each) => !onPage(each).length) : [];
  const own = isMeant(host, name) ? states.get(name) : undefined;
  if (!own && !strangers.length) return null;
  const { pairs = [], garbled = [] } = own ?? {};
  const { params, problems } = JSON.parse(await model.call("nqpf_widgets.explorer:restore", name, JSON.stringify(pairs)));
  const message = [
    ...problems.map((/** @type {import("./types.js").Problem} */ problem) => problem.message),
    ...garbled.map((part) => text.message("link_garbled", { part })),
    ...strangers.map((each) => text.message("link_elsewhere", { name: each })),
  ].join(" ");
  return { params, sentence: text.message(message ? "link_ignored" : "link_restored", { message }) };
}

/**
 * Put what the page's address asks into an explorer's controls, and say so.
 * @param {import("./live.js").Live} live
 */
export async function restoreLink({ host, model, text, controls, status }) {
  const link = await readLink(host, model, text);
  if (!link) return;
  controls.write(link.params);
  status.say(link.sentence);
}

/** @param {string} name @returns {Element[]} */
function onPage(name) {
  return [...document.querySelectorAll("nqpf-explorer")].filter((each) => each.getAttribute("name") === name);
}

/** Whether the address means this one, where a page shows an explorer twice. @param {Element} host @param {string} name */
function isMeant(host, name) {
  const target = onPage(name).find(({ id }) => `#${id}` === location.hash);
  return !target || target === host;
}

/** Whether it falls to this explorer to speak of settings for one that is not here. @param {Element} host */
function isSpeaker(host) {
  const all = [...document.querySelectorAll("nqpf-explorer")];
  return host === (all.find(({ id }) => `#${id}` === location.hash) ?? all[0]);
}

/**
 * Copy the link to a state; where the browser does not allow that, show it selected.
 * @param {HTMLElement} host @param {Params} params @param {Text} text @param {import("./status.js").Status} status
 */
export async function copyLink(host, params, text, status) {
  const link = writeAddress(location.href, host.getAttribute("name") ?? "", host.id, params);
  try {
    await navigator.clipboard.writeText(link);
    status.say(text.message("copied"));
  } catch {
    const field = /** @type {HTMLInputElement} */ (html("input", { type: "text", class: "nqpf-link", readonly: true, value: link, "aria-label": text.message("link") }));
    status.say(text.message("copy_failed", { link: "" }).trim(), field);
    field.focus();
    field.select();
  }
}
