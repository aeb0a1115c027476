/** The choice between light and dark, at the head of a page; a page that is not asked follows the system. */

const schemes = ["system", "light", "dark"] as const;
const memory = "descent-scheme";

/** Some browsers refuse pages from a file any memory; they are asked again each time. */
function remembered(): string | null {
  try {
    return localStorage.getItem(memory);
  } catch {
    return null;
  }
}

function remember(scheme: string): void {
  try {
    localStorage.setItem(memory, scheme);
  } catch {
    // Then it holds until the page is closed.
  }
}

const buttons = new Map<string, HTMLButtonElement>();

function choose(scheme: string): void {
  if (scheme === "system") delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
  for (const [name, button] of buttons) button.setAttribute("aria-pressed", String(name === scheme));
}

const group = document.createElement("div");
group.className = "schemes";
group.setAttribute("role", "group");
group.setAttribute("aria-label", "Colours");
for (const scheme of schemes) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)}`;
  button.addEventListener("click", () => {
    choose(scheme);
    remember(scheme);
  });
  buttons.set(scheme, button);
  group.append(button);
}
document.querySelector("header")?.prepend(group);
const former = remembered();
choose(schemes.find((scheme) => scheme === former) ?? "system");
