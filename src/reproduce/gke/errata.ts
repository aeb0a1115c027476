const compatible = (shown: string, missing: string, most: string): string =>
  `Seven of the nine runs behind it are listed and last ${shown} together, so the other two would have to last ${missing} on ` +
  `average; the longest of all nine is said to last ${most}.`;

/** Where the source contradicts itself, by row. Shown beside the row, never corrected in silence. */
export const errata: Readonly<Record<string, string>> = {
  "gk-08": "Printed as 1m 7m; read as 1 minute 7 seconds.",
  "gk-09": "The longest of the runs that are listed for it takes 1 minute 57 seconds, not 1 minute 56.",
  "gk-10": compatible("520 s", "154 s", "116 s"),
  "gk-12": compatible("231 s", "87 s", "60 s"),
  "gk-25":
    "Explained by 2 s to bring up each worker. With that, the work of 12 s that 14 s with one worker leave takes 12.4 s with " +
    "five, not 28 s.",
};

/** Contradictions that belong to no single number. */
export const generalErrata: readonly string[] = [
  "The runs shown for five workers on three nodes are named `3-8`, those for two workers `3-2`.",
  "One job with one worker takes 14 s by itself; among nine, with two workers and two further nodes, the listed runs take 42 s " +
    "to 117 s. No constant of the model gives both: what was fitted on nine at once misses the single job by a factor of ten.",
];
