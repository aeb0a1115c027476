/**
 * Linked selection. Whatever stands for a job or a group carries its key (`data-key`), and a job that of its group
 * (`data-group`): to point at one lights up all that belong to it, a click keeps it so, Escape lets go.
 */

/** Thin lines are met within this many pixels. */
const REACH_PX = 5;
const HINT = "Point at a job to find it in every chart and table. A click or Enter keeps it, Escape lets go.";

interface Place {
  readonly element: Element;
  readonly key: string;
}

const places: readonly Place[] = [...document.querySelectorAll("[data-key]")].map((element) => ({
  element,
  key: element.getAttribute("data-key") ?? "",
}));
const told = (attribute: string): ReadonlyMap<string, string> =>
  new Map(
    places.flatMap(({ key, element }) => {
      const value = element.getAttribute(attribute);
      return value === null ? [] : [[key, value] as const];
    }),
  );
const groupOf = told("data-group");
/** What the page says of a job or group. */
const aboutOf = told("data-about");

const readout = document.querySelector(".readout");
let kept: string | null = null;
/** undefined: nothing was said yet. */
let shown: string | null | undefined;

/** Of a job: itself, and its group where only that is shown. Of a group: itself and its jobs. */
const belongs = (place: Place, key: string): boolean =>
  place.key === key || groupOf.get(place.key) === key || place.key === groupOf.get(key);

function light(key: string | null): void {
  if (key === shown) return;
  shown = key;
  document.body.classList.toggle("picking", key !== null);
  for (const place of places) place.element.classList.toggle("lit", key !== null && belongs(place, key));
  if (readout !== null) readout.textContent = key === null ? HINT : (aboutOf.get(key) ?? "");
}

function keep(key: string | null): void {
  kept = key;
  light(key);
  document.body.classList.toggle("kept", key !== null);
  for (const button of document.querySelectorAll<HTMLElement>("button[data-picks]")) {
    button.setAttribute("aria-pressed", String(button.dataset.picks === key));
  }
}

const point = (key: string | null): void => light(key ?? kept);

const keyAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest("[data-key]")?.getAttribute("data-key") ?? null;

/** What is under the pointer, or close to it: a line of two pixels is hard to meet. */
function keyNear({ clientX, clientY, target }: PointerEvent | MouseEvent): string | null {
  const exact = keyAt(clientX, clientY);
  if (exact !== null || !(target instanceof Element) || target.closest("figure") === null) return exact;
  for (let step = 0; step < 8; step += 1) {
    const angle = (step * Math.PI) / 4;
    const near = keyAt(clientX + REACH_PX * Math.cos(angle), clientY + REACH_PX * Math.sin(angle));
    if (near !== null) return near;
  }
  return null;
}

/** One stop of the tab key for all buttons of a list; arrows, Home and End go from one to the next. */
function roving(buttons: readonly HTMLButtonElement[]): void {
  for (const [index, button] of buttons.entries()) {
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener("keydown", (event) => {
      const next: Readonly<Record<string, number>> = {
        ArrowRight: index + 1,
        ArrowDown: index + 1,
        ArrowLeft: index - 1,
        ArrowUp: index - 1,
        Home: 0,
        End: buttons.length - 1,
      };
      const to = buttons[next[event.key] ?? -1];
      if (to === undefined) return;
      event.preventDefault();
      button.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    });
  }
}

/** Makes what is in `element` a button that picks `key`. */
function picker(element: Element, key: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.picks = key;
  button.setAttribute("aria-pressed", "false");
  button.append(...element.childNodes);
  element.append(button);
  button.addEventListener("focus", () => point(key));
  button.addEventListener("blur", () => point(null));
  return button;
}

const keyOf = (element: Element): string => element.closest("[data-key]")?.getAttribute("data-key") ?? "";

for (const list of document.querySelectorAll(".keys")) {
  roving([...list.querySelectorAll("li[data-key]")].map((item) => picker(item, keyOf(item))));
}
for (const table of document.querySelectorAll("table")) {
  roving([...table.querySelectorAll("tr[data-key] > th")].map((head) => picker(head, keyOf(head))));
}

if (places.length > 0) {
  light(null);
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") point(keyNear(event));
  });
  document.documentElement.addEventListener("pointerleave", () => point(null));
  document.addEventListener("click", (event) => {
    const picked = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-picks]") : null;
    const key = picked?.dataset.picks ?? keyNear(event);
    if (key !== null) keep(key === kept ? null : key);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") keep(null);
  });
}
