package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that starts again finds the classes that it kept when it ended. */
class SharedClassesIT {
  /** The program whose classes are kept. */
  static final class Program {
    public static void main(String[] arguments) {
      System.out.println("ran");
    }
  }

  @Test
  void aSecondStartFindsTheClassesOfTheFirst(@TempDir Path directory) throws Exception {
    var jar = jar(directory.resolve("program.jar"));

    assertThat(run(jar)).contains("ran").contains("Program source: file:");
    assertThat(run(jar)).contains("ran").contains("Program source: shared objects file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4096})
  void whatIsLeftOfAnArchiveThatWasNotFinishedIsIgnored(int octets, @TempDir Path directory)
      throws Exception {
    var jar = jar(directory.resolve("program.jar"));
    Files.write(directory.resolve("classes.jsa"), new byte[octets]);

    assertThat(run(jar)).contains("ran").contains("Program source: file:");
    assertThat(run(jar)).contains("ran").contains("Program source: shared objects file");
  }

  private static Path jar(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, Program.class.getName());
    var entry = Program.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Program.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new ZipEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }

  private static String run(Path jar) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Launch.java(), "-Xlog:class+load"));
    command.addAll(SharedClasses.of(jar));
    command.addAll(List.of("-jar", jar.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
