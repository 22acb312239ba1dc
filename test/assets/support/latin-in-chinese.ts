/** What people in the trade write in Latin letters, also in the middle of a Chinese sentence. */
export const LATIN_IN_CHINESE: ReadonlySet<string> = new Set(
  `
AAA AAAA AAAAA As BOD5 Cd cm CNY CO CO2 COD Cr Cu dBA dBL Fe GB Hg Hz ISO JORC m mm Mn Ni NO2 NPR O3
Pb PERC pH PM10 PM2 s SAMREC Sb Se SO2 SS T TSP USD VI WAD WGS Zn
A Adit AMIRA ASTM CFR D5744 DZ E1527 CRIRSCO EIA GBZ HJ IEC IRMA IUCN P387 P387A SL TD
`.match(/\S+/g),
)
