import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { jsonSchema } from "../../scenario/json-schema.js";
import { TEXT_MAX } from "../study/settings.js";
import { completionsAt } from "./complete.js";
import { editorTheme } from "./editor-theme.js";
import type { JsonSchema } from "./schema-walk.js";

/**
 * The scenario as YAML. It lives in a shadow root, where its style sheets are adopted: the page's security policy refuses
 * style elements.
 */
export class Editor {
  readonly root: HTMLElement = document.createElement("div");
  readonly #view: EditorView;
  #isQuiet = false;
  #isMarked = false;

  constructor(onEdit: (text: string) => void) {
    const shadow = this.root.attachShadow({ mode: "open" });
    const schema = jsonSchema() as JsonSchema;
    this.#view = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({
        extensions: [
          basicSetup,
          yaml(),
          lintGutter(),
          editorTheme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            "aria-label": "Scenario as YAML; Escape, then Tab, leaves it",
            tabindex: "0",
          }),
          EditorState.changeFilter.of(({ newDoc }) => newDoc.length <= TEXT_MAX),
          autocompletion({ override: [(context) => complete(context, schema)] }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#isQuiet) onEdit(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts another text in, without telling. */
  set text(text: string) {
    if (text === this.text) return;
    this.#isQuiet = true;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    this.#isQuiet = false;
  }

  /** Marks what is wrong at its line (from 1), or at the first line where none is known; null: nothing is wrong. */
  mark(problem: { readonly text: string; readonly line: number | null } | null): void {
    if (problem === null && !this.#isMarked) return;
    this.#isMarked = problem !== null;
    const { doc } = this.#view.state;
    const diagnostics: Diagnostic[] = [];
    if (problem !== null) {
      const { from, to } = doc.line(Math.min(Math.max(1, problem.line ?? 1), doc.lines));
      diagnostics.push({ from, to, severity: "error", message: problem.text });
    }
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }
}

function complete(context: CompletionContext, schema: JsonSchema): CompletionResult | null {
  const found = completionsAt(context.state.doc.toString(), context.pos, schema);
  if (found === null) return null;
  if (found.from === context.pos && !context.explicit && found.kind === "key") return null;
  return {
    from: found.from,
    validFor: /^[\w.$/-]*$/,
    options: found.suggestions.map(({ text, description }) => ({
      label: text,
      info: description,
      type: found.kind === "key" ? "property" : "enum",
      apply: found.kind === "key" ? `${text}: ` : text,
    })),
  };
}
