/** Where the source contradicts itself, by row. Shown beside the row, never corrected in silence. */
export const errata: Readonly<Record<string, string>> = {
  "fc-03":
    "The text calls this the overlap of VAE and MNIST (Tensorflow); only VAE and MNIST (Pytorch) can be this long.",
  "fc-11": "59.4 s is 29.87 % less than 84.7 s; Table 6.2 gives 21.4 % for the same setting (fc-20).",
  "fc-13": "Table 6.2 gives the same setting twice: 26.2 % here, 19.0 % in fc-21.",
  "fc-20": "The text gives 59.4 s for the same setting, a reduction of 29.87 % (fc-11).",
  "fc-21": "Table 6.2 gives the same setting twice: 19.0 % here, 26.2 % in fc-13.",
  "fc-65": "Listed as an increase together with fc-66, although the time falls from 1059.6 s to 1053.3 s.",
  "fc-66": "Listed as an increase although the time falls from 1059.6 s (fc-65) to 1053.3 s.",
};
