import type { Reproduction } from "../../domain/reproduction.js";
import type { PageKit } from "../html/page.js";
import type { ResultFile } from "../result-file.js";
import { figureName, figureSvg } from "./figure.js";
import { type ReproductionContext, reproductionHtml } from "./html.js";
import { reproductionJson } from "./json.js";

/** The page, the numbers and each figure as a picture of its own. */
export async function reproductionFiles(
  reproduction: Reproduction,
  context: ReproductionContext,
  kit: PageKit | null,
): Promise<readonly ResultFile[]> {
  const pictures = reproduction.figures.map(
    async (figure): Promise<ResultFile> => ({
      name: `${figureName(figure).toLowerCase().replaceAll(" ", "-")}.svg`,
      content: await figureSvg(figure),
    }),
  );
  return [
    { name: "report.html", content: await reproductionHtml(reproduction, context, kit) },
    { name: "reproduction.json", content: `${JSON.stringify(reproductionJson(reproduction), null, 2)}\n` },
    ...(await Promise.all(pictures)),
  ];
}
