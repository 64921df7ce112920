package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineHttpTest {

  private static final EngineHost HERE = new EngineHost.Unix(Path.of("/engine.sock"));

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  /** How much the Engine reads before it hangs up. */
  private int patience = Integer.MAX_VALUE;

  private EngineReply ask(String answer, EngineHttp.Body body) throws IOException {
    OutputStream connection =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (sent.size() == patience) {
              throw new IOException("Broken pipe");
            }
            sent.write(b);
          }
        };
    EngineLine line =
        new EngineLine() {
          @Override
          public InputStream fromEngine() {
            return new ByteArrayInputStream(answer.getBytes(ISO_8859_1));
          }

          @Override
          public OutputStream toEngine() {
            return connection;
          }

          @Override
          public void endSending() {}

          @Override
          public void close() {}
        };
    return new EngineHttp(() -> line, HERE).ask("POST", "/v1.41/x", body);
  }

  @Test
  void sendsContentOfUnknownSizeInPieces() throws IOException {
    ask(
        "HTTP/1.1 204 No Content\r\n\r\n",
        EngineHttp.stream("application/x-tar", new ByteArrayInputStream(new byte[] {'a', 'b'})));

    assertThat(sent.toString(ISO_8859_1))
        .isEqualTo(
            "POST /v1.41/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\nab\r\n0\r\n\r\n");
  }

  @Test
  void readsAnAnswerInPieces() throws IOException {
    EngineReply reply =
        ask(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n",
            EngineHttp.nothing());

    assertThat(reply.whole().body()).asString(ISO_8859_1).isEqualTo("abcd");
  }

  @Test
  void readsAnAnswerThatTellsItsSize() throws IOException {
    EngineReply reply =
        ask(
            "HTTP/1.1 404 Not Found\r\nContent-Length: 16\r\n\r\n{\"message\":\"no\"}more",
            EngineHttp.nothing());

    assertThat(reply.whole().message()).isEqualTo("no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
      })
  void noticesAnAnswerThatIsCutOff(String answer) {
    assertThatThrownBy(() -> ask(answer, EngineHttp.nothing()).whole())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void noticesWhatIsNoHttp() {
    assertThatThrownBy(() -> ask("SSH-2.0-OpenSSH\r\n", EngineHttp.nothing()))
        .hasMessage("what answers there does not speak HTTP");
  }

  private static EngineHttp.Body archive() {
    return EngineHttp.stream("application/x-tar", new ByteArrayInputStream(new byte[1000]));
  }

  @Nested
  class EngineThatHangsUpBeforeItHasReadAll {

    @BeforeEach
    void hangUpEarly() {
      patience = 300;
    }

    @Test
    void hasSaidWhy() throws IOException {
      EngineReply reply =
          ask("HTTP/1.1 507 x\r\nContent-Length: 23\r\n\r\n{\"message\":\"disk full\"}", archive());

      assertThat(reply.whole())
          .returns(507, EngineAnswer::status)
          .returns("disk full", EngineAnswer::message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 507 x\r\n"})
    void brokeTheConnectionWhenItSaidNothing(String answer) {
      assertThatThrownBy(() -> ask(answer, archive())).hasMessage("Broken pipe");
    }
  }

  @Test
  void saysWhyContentCannotBeReadAndNotWhatTheEngineMakesOfIt() {
    InputStream unreadable =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };

    assertThatThrownBy(
            () -> ask("HTTP/1.1 400 x\r\n\r\n", EngineHttp.stream("application/x-tar", unreadable)))
        .hasMessage("Input/output error");
  }
}
