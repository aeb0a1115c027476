/**
 * An executed notebook as it is stored: only what a reader sees, in one layout. What differs from run to run or from one
 * Jupyter to the next is left out.
 *
 * @param {string} text
 */
export function storedForm(text) {
  const { cells } = JSON.parse(text);
  const notebook = {
    cells: cells.map(storedCell),
    metadata: {
      kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
      language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** @param {{ cell_type: string, id: string, source: unknown, execution_count: unknown, outputs: unknown }} cell */
function storedCell({ cell_type, id, source, execution_count, outputs }) {
  const head = { cell_type, id, metadata: {} };
  return cell_type === "code" ? { ...head, execution_count, outputs, source } : { ...head, source };
}

/**
 * What must not be in a stored notebook; null: nothing of it is.
 *
 * @param {string} text
 * @param {string} root folder of the repository
 */
export function faultOf(text, root) {
  for (const [index, { outputs = [] }] of JSON.parse(text).cells.entries()) {
    const shown = JSON.stringify(outputs);
    if (outputs.some((/** @type {any} */ output) => output.name === "stderr"))
      return `cell ${index + 1} gives a warning`;
    if (outputs.length > 1)
      return `cell ${index + 1} shows several things; the kernel may lose one: make it several cells`;
    if (shown.includes(root.replace(/\/$/, ""))) return `cell ${index + 1} shows a path of this machine`;
  }
  return null;
}
