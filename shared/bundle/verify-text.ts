/**
 * `data/verify.txt`: how to check a bundle by hand (bundle format 1.0 §8). Constant for all of format 1.0. The lines
 * indented by four spaces are run as they stand by our own tests against a fresh bundle.
 */
export const VERIFY_TEXT = `HOW TO CHECK THIS BUNDLE WITHOUT ADIT
不用 Adit 如何核验本评估包

You need unzip, sha256sum, jq and OpenSSL 3 or newer, in a bash shell.
需要 bash 环境以及 unzip、sha256sum、jq 和 OpenSSL 3 以上版本。
On Windows, give the file the ending .zip to look inside; Get-FileHash checks single files.
在 Windows 上可把扩展名改为 .zip 打开查看；Get-FileHash 可核对单个文件。

0. Unpack it and go into its folder (put the name of your file first).
   解包并进入其文件夹（先填上您的文件名）：

  unzip -tq FILE.adit && unzip -q FILE.adit && cd adit-*/

1. Is every file there and unaltered? Expect TAGS OK, PAYLOAD OK, COMPLETE.
   文件是否齐全、未被改动？应显示 TAGS OK、PAYLOAD OK、COMPLETE：

    sha256sum --strict --quiet -c tagmanifest-sha256.txt && echo TAGS OK
    sha256sum --strict --quiet -c manifest-sha256.txt && echo PAYLOAD OK
    diff <(find data -type f | LC_ALL=C sort) <(cut -c67- manifest-sha256.txt) && echo COMPLETE

2. Who signed exactly this content? Expect two lines for each signature:
   "Signature Verified Successfully" and "binds this bag".
   谁签署了这份内容？每个签名应显示两行：
   "Signature Verified Successfully" 和 "binds this bag"：

    D=$(sha256sum < tagmanifest-sha256.txt | cut -c1-64)
    for s in signatures/*.json; do
      b=\${s%.json}
      openssl pkeyutl -verify -rawin -certin -inkey "$b.crt.pem" -in "$s" -sigfile "$b.sig"
      [ "$(jq -r .bag.digest "$s")" = "sha256:$D" ] &&
        [ "$(jq -r .signer.cert "$s")" = "sha256:$(sha256sum < "$b.crt.pem" | cut -c1-64)" ] &&
        jq -r '"binds this bag: " + .role + " | " + .signer.name + " | " + .at + " (claimed)"' "$s"
    done

3. Is the signer who you think it is? A name in a certificate proves nothing by itself. Compare the key's
   number with the one on the card that the person gave you, or by telephone: the first 16 digits.
   签名人是否确为其人？证书中的姓名本身不能证明任何事。请把密钥编号与对方亲手交给您的名片核对，
   或通过电话核对前 16 位：

    for c in signatures/*.crt.pem; do
      openssl x509 -in "$c" -noout -subject -nameopt utf8,sep_comma_plus_space
      openssl x509 -in "$c" -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum | cut -c1-64
    done

4. Is the history whole? Each line of the log names the line before it; the last one is signed by the device
   that wrote it. Expect "chain ends at signed head" for each log, and never BROKEN.
   历史记录是否完整？日志每一行都指向前一行，最后一行由写入它的设备签名。
   每个日志应显示 "chain ends at signed head"，且不出现 BROKEN：

    for f in data/log/*.jsonl; do
      h=\${f%.jsonl}.head
      p=null
      while IFS= read -r l; do
        [ "$(printf %s "$l" | jq -r '.prev // "null"')" = "$p" ] || echo BROKEN
        p=sha256:$(printf %s "$l" | sha256sum | cut -c1-64)
      done < "$f"
      [ "$p" = "$(jq -r .head "$h.json")" ] && echo chain ends at signed head
      openssl pkeyutl -verify -rawin -certin -inkey "$h.crt.pem" -in "$h.json" -sigfile "$h.sig"
    done

WHAT THIS SHOWS: nothing was altered, added or left out since it was signed, and whose keys signed it.
WHAT IT DOES NOT SHOW: that what was written is true, that a clock was right (every time is claimed), or that
answers, findings, tables and the page follow from the log: Adit rebuilds those and compares.
以上能说明：自签署以来内容没有被改动、增加或删减，以及由哪些密钥签署。
以上不能说明：所写内容属实、时钟准确（所有时间均为自称），或答案、发现、表格和网页确由日志得出：
这一点由 Adit 重新生成并逐字节比对。
`
