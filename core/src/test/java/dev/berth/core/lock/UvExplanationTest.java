package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is quoted here was said by uv 0.13.8 and, with boxes, by uv 0.8. */
class UvExplanationTest {

  @Test
  void isOneSentenceForEachStep() {
    assertThat(
            UvExplanation.causes(
                """
                warning: The requested Python version 3.9 is not available; 3.11.2 will be used
                error: No solution found when resolving dependencies
                  cause: Because all of:
                             numpy<=1.9.3
                             numpy>=1.10.4,<=1.19.5
                         have no usable wheels, we can conclude that numpy<=1.19.5 cannot be used.
                         And because only the following versions of numpy are available:
                             numpy<=1.19.5
                             numpy>=1.20
                         and you require numpy<1.20, we can conclude that your requirements are unsatisfiable.

                hint: Wheels are required for `numpy` because building from source is disabled
                """))
        .containsExactly(
            "Because all of: numpy<=1.9.3 numpy>=1.10.4,<=1.19.5 have no usable wheels, we can"
                + " conclude that numpy<=1.19.5 cannot be used",
            "And because only the following versions of numpy are available: numpy<=1.19.5"
                + " numpy>=1.20 and you require numpy<1.20, we can conclude that your requirements"
                + " are unsatisfiable");
  }

  @Test
  void isReadInsideBoxesToo() {
    assertThat(
            UvExplanation.causes(
                """
                  × No solution found when resolving dependencies:
                  ╰─▶ Because nosuch was not found in the package registry and you require
                      nosuch, we can conclude that your requirements are unsatisfiable.
                """))
        .containsExactly(
            "Because nosuch was not found in the package registry and you require nosuch, we can"
                + " conclude that your requirements are unsatisfiable");
  }

  @Test
  void keepsTheChainOfAFailedRequest() {
    assertThat(
            UvExplanation.causes(
                """
                error: Request failed after 3 retries in 10.9s
                  cause: Failed to fetch: http://127.0.0.1:9/simple/six/
                  cause: tcp connect error
                """))
        .isEqualTo(
            List.of(
                "Request failed after 3 retries in 10.9s",
                "Failed to fetch: http://127.0.0.1:9/simple/six/",
                "tcp connect error"));
  }
}
