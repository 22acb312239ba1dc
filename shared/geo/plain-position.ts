const HEMISPHERES: Readonly<Record<string, string>> = { 北: 'N', 南: 'S', 东: 'E', 東: 'E', 西: 'W' }

/**
 * Everything that means the same, written the same: ASCII digits, signs and marks, upper case, Chinese words as letters.
 * The result is exactly as long as the text, so that a place in one is the place in the other.
 */
export function toPlainPosition(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[北南东東西](?:半球|[纬緯经經])?/g, (word) =>
      (HEMISPHERES[word[0] ?? ''] ?? '').padEnd(word.length),
    )
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/[、；]/g, (char) => (char === '、' ? ',' : ';'))
    .replace(/[º˚度]/g, '°')
    .replace(/''/g, ' "')
    .replace(/[′’‘‵`分]/g, "'")
    .replace(/[″”“秒]/g, '"')
    .replace(/[a-z]/g, (char) => char.toUpperCase())
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/g, ' ')
}
