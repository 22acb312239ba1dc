/* The words that pyxform knows (question_type_dictionary.py, xls2json.py), and its grammar of names. */

const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const NCNAME = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`
/** An XML name, with a prefix or without. */
export const TAG = new RegExp(`^${NCNAME}(:${NCNAME})?$`)
/** One reference and nothing else. */
export const REFERENCE = new RegExp(`^\\$\\{${NCNAME}\\}$`)

/** `pyxform.question_type_dictionary`, as far as forms still use it. */
export const TYPES: readonly string[] = [
  ...['text', 'string', 'integer', 'int', 'decimal', 'range', 'note', 'date', 'time', 'dateTime', 'datetime'],
  ...[
    'geopoint',
    'geotrace',
    'geoshape',
    'gps',
    'location',
    'image',
    'photo',
    'audio',
    'video',
    'file',
    'barcode',
  ],
  ...[
    'acknowledge',
    'trigger',
    'calculate',
    'hidden',
    'xml-external',
    'csv-external',
    'percentage',
    'phone number',
  ],
  ...[
    'start',
    'end',
    'today',
    'deviceid',
    'imei',
    'username',
    'phonenumber',
    'email',
    'simserial',
    'subscriberid',
  ],
  ...['start-geopoint', 'background-geopoint', 'background-audio', 'audit'],
]
/** Types that are never shown and so need no label. */
export const UNSEEN = [
  'simserial',
  'subscriberid',
  'start-geopoint',
  'calculate',
  'hidden',
  'start',
  'end',
  'today',
  'deviceid',
  'imei',
  'username',
  'phonenumber',
  'email',
]

/** A type with a list or a file behind it. */
export const SELECT =
  /^(select_one|select_multiple|rank|select_one_from_file|select_multiple_from_file) (\S+)( (or_other))?$/
/** The parameters that a type may have; types that are not here are not looked at. */
export const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  text: ['rows'],
  range: ['start', 'end', 'step'],
  image: ['max-pixels', 'app'],
  photo: ['max-pixels', 'app'],
  audio: ['quality'],
  'background-audio': ['quality'],
  geopoint: ['allow-mock-accuracy', 'capture-accuracy', 'warning-accuracy'],
  geotrace: ['allow-mock-accuracy'],
  geoshape: ['allow-mock-accuracy'],
}
/** Parameters that are numbers. */
export const NUMERIC = ['rows', 'start', 'end', 'step', 'max-pixels', 'capture-accuracy', 'warning-accuracy']
