/** A button for each picture of a page and form that it can be kept in. Pictures are as drawn: in light colours, for paper. */

const PNG_SCALE = 2;

/** The page's title and the picture's name, as a file may be called anywhere. */
function fileName(figure: HTMLElement, ending: string): string {
  const words = `${document.title.replace(/ – Descent$/, "")} ${figure.dataset.chart}`;
  const name = words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${name.replaceAll(/^-+|-+$/g, "").slice(0, 100)}.${ending}`;
}

/** Without what the page adds to it. */
function svgBlob(svg: SVGElement): Blob {
  const copy = svg.cloneNode(true) as SVGElement;
  for (const element of copy.querySelectorAll("[class]")) element.removeAttribute("class");
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

async function pngBlob(svg: SVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(Number(svg.getAttribute("width")) * PNG_SCALE);
    canvas.height = Math.ceil(Number(svg.getAttribute("height")) * PNG_SCALE);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser cannot draw");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob === null ? fail(new Error("the picture is too large")) : done(blob)), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function button(figure: HTMLElement, ending: "svg" | "png", blobOf: () => Blob | Promise<Blob>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = ending.toUpperCase();
  made.setAttribute("aria-label", `Save ${figure.dataset.title ?? "this chart"} as ${ending.toUpperCase()}`);
  made.addEventListener("click", async () => {
    try {
      save(await blobOf(), fileName(figure, ending));
    } catch (error) {
      made.textContent = `${ending.toUpperCase()} failed`;
      made.title = String(error);
    }
  });
  return made;
}

for (const figure of document.querySelectorAll<HTMLElement>("figure[data-chart]")) {
  const svg = figure.querySelector("svg");
  if (svg === null) continue;
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(
    button(figure, "svg", () => svgBlob(svg)),
    button(figure, "png", () => pngBlob(svg)),
  );
  figure.append(tools);
}
