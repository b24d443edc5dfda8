package dev.vigie.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param mostAtOnce how many files one message may bring
 * @param mostPerTicket how many files a ticket may have
 * @param largest how large a file may be
 * @param refused ends of names that are never kept, because opening such a file runs it
 */
@Validated
@ConfigurationProperties("vigie.attachments")
public record AttachmentProperties(
    @DefaultValue("20") @Min(1) @Max(200) int mostAtOnce,
    @DefaultValue("200") @Min(1) int mostPerTicket,
    @DefaultValue("5MB") DataSize largest,
    @DefaultValue({
          "ade", "adp", "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "inf", "iso",
          "jar", "js", "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "reg", "scr", "sct", "sh",
          "shb", "sys", "vb", "vbe", "vbs", "wsc", "wsf", "wsh"
        })
        Set<String> refused) {

  boolean refuses(String name) {
    return refused.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
