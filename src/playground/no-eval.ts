import * as z from "zod";

/** Zod compiles schemas by `new Function` where it may; the page's security policy forbids even the try. Import this first. */
z.config({ jitless: true });
