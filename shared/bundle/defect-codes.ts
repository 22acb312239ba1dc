/**
 * The closed list of what can be wrong with a bundle (bundle format 1.0 §11), shown with the prefix `ADIT-`. X-codes
 * belong to writing a bundle, Z14 to unpacking one, L10 to merging; R- and further T-codes need a register or a trust
 * pack, which this version has not. W33 is an addition to the paper: a hand-over says plainly what it is not. They keep their numbers here so that no other meaning is ever given to them.
 */
export const DEFECT_CODES = [
  ...['F01', 'F02', 'F03', 'F04'],
  ...['Z01', 'Z02', 'Z03', 'Z04', 'Z05', 'Z06', 'Z07', 'Z10', 'Z11', 'Z12', 'Z13', 'Z14'],
  ...['Z20', 'Z21', 'Z22', 'Z23', 'Z24', 'Z25', 'Z26', 'Z27'],
  ...['Z30', 'Z31', 'Z32', 'Z33', 'Z34', 'Z35', 'Z36', 'Z37', 'Z38', 'Z39', 'Z40', 'Z41'],
  ...['Z42', 'Z43', 'Z44', 'Z45', 'Z46', 'Z47', 'Z48', 'Z49', 'Z50'],
  ...[
    'B01',
    'B02',
    'B03',
    'B04',
    'B05',
    'B06',
    'B07',
    'B08',
    'B09',
    'B10',
    'B11',
    'B12',
    'B13',
    'B14',
    'B15',
  ],
  ...['V01', 'V02', 'V03'],
  ...['J01', 'J02', 'J03', 'J04', 'J05', 'J06', 'J07', 'J08', 'J09'],
  ...['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07', 'L08', 'L09', 'L10'],
  ...['H01', 'H02', 'H03', 'H04', 'H05', 'H06', 'H07'],
  ...['A01', 'A02', 'A03', 'D01'],
  ...['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'S13'],
  ...['T01', 'T02', 'T03', 'T04', 'T05'],
  ...['R01', 'R02', 'R03', 'R04', 'R05', 'R06'],
  ...['X01', 'X02', 'X03', 'X04', 'X05'],
  ...['W01', 'W02', 'W20', 'W30', 'W31', 'W32', 'W33'],
] as const
