/**
 * Does one piece of work at a time, and always the newest next: what is asked in between is dropped,
 * so that a drag never queues.
 * @template T
 */
export class Newest {
  #isBusy = false;
  /** @type {{value: T} | null} */
  #next = null;

  /** @param {(value: T) => Promise<void>} work which handles its own errors */
  constructor(work) {
    this.work = work;
  }

  /** Whether something newer is waiting. */
  get isOvertaken() {
    return this.#next !== null;
  }

  /** @param {T} value */
  async ask(value) {
    this.#next = { value };
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#next) {
      const { value: newest } = /** @type {{value: T}} */ (this.#next);
      this.#next = null;
      await this.work(newest);
    }
    this.#isBusy = false;
  }
}
