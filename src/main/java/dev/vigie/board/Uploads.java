package dev.vigie.board;

import dev.vigie.attachment.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** Files as a browser sends them. */
final class Uploads {

  private Uploads() {}

  /** A browser sends an empty file where none was chosen. */
  static List<Upload> of(List<MultipartFile> files) {
    return Optional.ofNullable(files).orElse(List.of()).stream()
        .filter(file -> !file.isEmpty())
        .map(Uploads::upload)
        .toList();
  }

  private static Upload upload(MultipartFile file) {
    try {
      return new Upload(
          Optional.ofNullable(file.getOriginalFilename()).orElse(""),
          Optional.ofNullable(file.getContentType()).orElse("application/octet-stream"),
          file.getBytes());
    } catch (IOException lostOnTheWay) {
      throw new UncheckedIOException(lostOnTheWay);
    }
  }
}
