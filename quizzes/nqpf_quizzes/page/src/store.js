import { checkEntry, isName, mergeEntries } from "./entries.js";

/** @typedef {import("./types.js").Kept} Kept */
/** @typedef {"item" | "task"} Kind */

const VERSION = 1;
const PLACE = "nqpf/";
const ASIDE = "nqpf/aside/";
const KEY = /^nqpf\/(\d+)\/(?:(item|task)\/(.+))?/s;

/**
 * What a reader has done, kept in the browser's localStorage under "nqpf/1/item/ID" and
 * "nqpf/1/task/EXPLORER/TASK": one key each, so that tabs do not overwrite each other and one damaged
 * entry spoils no other. Nothing here throws; `problems()` says what stands in the way.
 */
export class Store {
  /** @type {Map<string, string>} what could not be kept beyond this visit */
  #visit = new Map();
  /** @type {Storage | null} */
  #storage;
  /** @type {Map<string, number>} */
  #problems = new Map();
  /** @type {Set<string>} */
  #told = new Set();

  /** @param {() => Storage} open */
  constructor(open = () => window.localStorage) {
    try {
      this.#storage = open();
      this.#storage.getItem(PLACE);
    } catch {
      this.#storage = null;
      this.#note("store_forbidden");
    }
  }

  /** What stands in the way and was not asked for yet: keys of messages, each with a count. */
  problems() {
    const found = [...this.#problems];
    this.#problems.clear();
    for (const [key] of found) this.#told.add(key);
    return found;
  }

  /** Everything that is kept and can be read. @returns {Kept} */
  read() {
    /** @type {any} */
    const kept = { item: new Map(), task: new Map() };
    for (const key of this.#keys()) {
      const [, version, kind, name] = key.match(KEY) ?? [];
      if (Number(version) > VERSION) this.#note("store_newer");
      if (Number(version) !== VERSION) continue;
      const entry = kind && isName(/** @type {Kind} */ (kind), name) ? this.#parse(/** @type {Kind} */ (kind), key) : null;
      if (entry) kept[kind].set(name, entry);
      else this.#setAside(key);
    }
    return kept;
  }

  /** @param {Kind} kind @param {string} name @returns {any} undefined if nothing is kept, or nothing sound */
  get(kind, name) {
    return this.#parse(kind, address(kind, name)) ?? undefined;
  }

  /** Keep an entry, with the best outcome there ever was. @param {Kind} kind @param {string} name @param {any} entry */
  put(kind, name, entry) {
    const key = address(kind, name);
    const text = JSON.stringify(mergeEntries(this.get(kind, name), entry));
    try {
      if (!this.#storage) throw new Error("forbidden");
      this.#storage.setItem(key, text);
      this.#visit.delete(key);
    } catch {
      this.#visit.set(key, text);
      if (this.#storage) this.#note("store_full");
    }
  }

  /** Delete everything of this course's edition. */
  clear() {
    for (const key of this.#keys()) {
      if (!key.startsWith(`${PLACE}${VERSION}/`) && !key.startsWith(ASIDE)) continue;
      this.#visit.delete(key);
      this.#try((storage) => storage.removeItem(key));
    }
  }

  #keys() {
    const stored = this.#try((storage) => Array.from(storage, (_, i) => storage.key(i) ?? "")) ?? [];
    return new Set([...stored.filter((key) => key.startsWith(PLACE)), ...this.#visit.keys()]);
  }

  /** @param {Kind} kind @param {string} key */
  #parse(kind, key) {
    const text = this.#visit.get(key) ?? this.#try((storage) => storage.getItem(key));
    try {
      return text ? checkEntry(kind, JSON.parse(text)) : null;
    } catch {
      return null;
    }
  }

  /** Move what cannot be read to where it is in nobody's way and not lost. @param {string} key */
  #setAside(key) {
    this.#note("store_damaged", (this.#problems.get("store_damaged") ?? 0) + 1);
    this.#try((storage) => {
      storage.setItem(ASIDE + key, storage.getItem(key) ?? "");
      storage.removeItem(key);
    });
  }

  /** @param {string} key @param {number} [count] */
  #note(key, count = 1) {
    if (!this.#told.has(key)) this.#problems.set(key, count);
  }

  /** @template T @param {(storage: Storage) => T} act @returns {T | undefined} undefined if that is not possible */
  #try(act) {
    try {
      return this.#storage ? act(this.#storage) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** @param {Kind} kind @param {string} name */
function address(kind, name) {
  return `${PLACE}${VERSION}/${kind}/${name}`;
}
