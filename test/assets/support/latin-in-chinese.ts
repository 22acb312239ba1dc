/** What people in the trade write in Latin letters, also in the middle of a Chinese sentence. */
export const LATIN_IN_CHINESE: ReadonlySet<string> = new Set(
  `
As BOD5 CNY CO CO2 COD Cd Cr Cu Fe Hg Hz Mn NO2 NPR Ni O3 PM10 PM2 Pb SO2 SS TSP USD VI WAD WGS Zn pH
`.match(/\S+/g),
)
