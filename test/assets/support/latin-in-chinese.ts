/** What people in the trade write in Latin letters, also in the middle of a Chinese sentence. */
export const LATIN_IN_CHINESE: ReadonlySet<string> = new Set(
  `
As BOD5 CNY COD Cd Cr Cu Fe Hg Ni Pb SS USD VI WAD WGS Zn pH
`.match(/\S+/g),
)
