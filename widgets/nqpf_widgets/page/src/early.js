/**
 * Runs in the head of every page. The first screen is laid out and painted at once; the sections below it follow part by
 * part, while the browser is idle, or when a reader comes near (book.css). A moment later all stands as if it had never
 * been otherwise.
 */
const root = document.documentElement;
const SECTIONS = "article > section > section";
const LATER = `${SECTIONS}:nth-of-type(n + 4)`;
const PARTS = ":is(section > *, .nqpf-control, .nqpf-practice form)";

/** Milliseconds after which a step of laying out takes on no other part, so that no input waits for long. */
const STEP = 8;

const parts = layOut();

// Furo takes the class "no-js" from the root at the end of loading, and with it every element is styled again.
root.removeAttribute("class");
if (isFreshVisit()) begin();

/**
 * Whoever goes to a place further down, or back to one, finds it where it was; and so do those whose browser would not
 * hold what they read in its place while what is above it takes its true height.
 */
function isFreshVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isAble = CSS.supports("overflow-anchor", "auto") && "requestIdleCallback" in window;
  return isAble && !location.hash && visit?.type === "navigate";
}

function begin() {
  root.dataset.laid = "partly";
  addEventListener("load", () => requestIdleCallback(next));
  addEventListener("contentvisibilityautostatechange", (event) => {
    const { target, skipped } = /** @type {ContentVisibilityAutoStateChangeEvent} */ (event);
    if (!skipped && target instanceof HTMLElement) target.dataset.laid = "whole";
  }, true);
  addEventListener("scroll", scrolled);
  addEventListener("beforeprint", finish);
  addEventListener("hashchange", arrive);
  // The end of a page, and what is searched for in it, are not where they seem to be.
  addEventListener("keydown", finish, true);
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href*='#']")) finish();
  }, true);
}

/** Lay out the sections below the first screen, part by part. */
function* layOut() {
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(LATER))) {
    if (section.dataset.laid) continue;
    section.dataset.laid = "begun";
    try {
      for (const part of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(PARTS))) {
        part.dataset.laid = "";
        yield part.getBoundingClientRect();
      }
    } finally {
      section.dataset.laid = "whole";
    }
  }
}

function next() {
  const start = performance.now();
  do {
    if (parts.next().done) return rest();
  } while (performance.now() - start < STEP);
  requestIdleCallback(next);
}

/** Who comes near a section that is laid out in part finds it whole; who has jumped over some finds all of them so. */
function scrolled() {
  const section = /** @type {HTMLElement | null} */ (document.querySelector(`${LATER}:not([data-laid="whole"])`));
  const top = section?.getBoundingClientRect().top ?? 0;
  if (top < 0) finishAbove();
  else if (section?.dataset.laid && top < 2 * innerHeight) section.dataset.laid = "whole";
}

/** Sections that wait would grow above what is read, which stays where it is instead. */
function finishAbove() {
  const top = (/** @type {Element | null | undefined} */ one) => one?.getBoundingClientRect().top ?? 0;
  const isAtEnd = root.scrollHeight - innerHeight - scrollY < 2;
  const read = [...document.querySelectorAll(SECTIONS)].find((each) => each.getBoundingClientRect().bottom > 0)?.firstElementChild;
  const before = top(read);
  finish();
  scrollBy({ top: isAtEnd ? root.scrollHeight : top(read) - before, behavior: "instant" });
}

/** The address was changed to a place in the page: it is led to again, now that it stands where it will. */
function arrive() {
  finish();
  document.querySelector(":target")?.scrollIntoView();
}

/** All is laid out: a change of address is the browser's own affair again. */
function rest() {
  finish();
  removeEventListener("hashchange", arrive);
}

/** Whatever is left, at once. */
function finish() {
  parts.return();
  delete root.dataset.laid;
  removeEventListener("scroll", scrolled);
}
