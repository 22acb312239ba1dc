/** What a person typed as the record holds it: composed Unicode (NFC), nothing blank before or after it. */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim()
}
