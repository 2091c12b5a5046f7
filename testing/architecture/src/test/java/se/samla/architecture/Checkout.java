package se.samla.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The project's own files: everything in the checkout that no tool has made. */
final class Checkout {
  static final Path ROOT =
      Path.of(System.getProperty("samla.home", "../..")).toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", ".samla", ".idea", ".vscode", ".settings", "node_modules");
  private static final List<Path> FILES = walk();

  private Checkout() {}

  /** Every file, relative to the root. */
  static Stream<Path> files() {
    return FILES.stream();
  }

  static Stream<Path> files(Predicate<String> ofPath) {
    return files().filter(file -> ofPath.test(file.toString().replace('\\', '/')));
  }

  static Stream<Path> javaSources() {
    return files(path -> path.contains("src/") && path.endsWith(".java"));
  }

  /** The text of a file; empty for one that is no text. */
  static String text(Path file) {
    try {
      var bytes = Files.readAllBytes(ROOT.resolve(file));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk() {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(ROOT, new OurFiles(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().map(ROOT::relativize).sorted().toList();
  }

  private static final class OurFiles extends SimpleFileVisitor<Path> {
    private final List<Path> files;

    OurFiles(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return NOT_OURS.contains(String.valueOf(directory.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
