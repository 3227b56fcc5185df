package io.dagform.yaml;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in the text of a spec, also in its comments, and blots them out, so that nothing
 * that is said about the text later can hold them. No field takes a secret's value.
 */
final class PlaintextSecrets {
  private static final String GROUP = "secret";
  // The address of a resource is allowed something; it is given no value.
  private static final String PASSWORD_KEY =
      "[\"']?(?!aws_[a-z0-9_]{1,60}\\.)[\\w.-]{0,60}(?i:password|passwd|passphrase|secret_?access_?key|secret_?key|api_?key"
          + "|private_?key|access_?token|auth_?token|client_?secret)[\"']?[ \\t]*:[ \\t]+";
  private static final String QUOTED =
      "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,200}\"|'[^'\\n]+'";
  // An ARN names something; it is no secret itself.
  private static final String NOT_A_VALUE =
      "(?!(?:null|~)[ \\t]*(?:[,}#]|$)|[\"']?arn:aws[a-z-]{0,10}:)";

  // Quantifiers are bounded, or anchored at the start of a word, and no group repeats without end:
  // a hostile text takes no longer and no more of the stack.
  private static final List<Kind> KINDS =
      List.of(
          kind("An AWS access key id", "(?<![A-Za-z0-9])(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})"),
          kind(
              "A private key",
              "-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----(?<secret>(?s:.*?))(?:-----END|\\z)"),
          kind(
              "A token of GitHub or GitLab",
              "(?<![A-Za-z0-9_-])(?<secret>gh[oprsu]_[A-Za-z0-9]{30,}|github_pat_\\w{20,}"
                  + "|glpat-[\\w-]{20,})"),
          kind("A token of Slack", "(?<![A-Za-z0-9_-])(?<secret>xox[abeprs]-[A-Za-z0-9-]{10,})"),
          kind("A JSON web token", "(?<![\\w-])(?<secret>eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*)"),
          kind(
              "A password in a URL",
              "(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{0,20}://[^\\s/:@\"']{0,100}:(?<secret>[^\\s/@\"']+)@"),
          kind(
              "A password",
              "(?m)^[ \\t-]*"
                  + PASSWORD_KEY
                  + NOT_A_VALUE
                  + "(?<secret>"
                  + QUOTED
                  + "|[^\\s{\\[|>#&*!'\"][^#\\n]*)"),
          kind(
              "A password",
              "(?m)[{,][ \\t]{0,20}"
                  + PASSWORD_KEY
                  + NOT_A_VALUE
                  + "(?<secret>"
                  + QUOTED
                  + "|[^\\s{\\[|>#&*!'\",}][^#,}\\n]*)"),
          kind(
              "A secret access key",
              "(?i:secret|token|password|credential)[\\w.-]{0,60}[\"']?[ \\t]*[:=][ \\t]*[\"']?"
                  + "(?=[A-Za-z/+]{0,39}[0-9])(?=[a-z0-9/+]{0,39}[A-Z])(?=[A-Z0-9/+]{0,39}[a-z])"
                  + "(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"));

  private record Kind(String name, Pattern pattern) {}

  /** The text without the secrets, and where they stood. */
  record Result(String text, List<Diagnostic> problems) {}

  private PlaintextSecrets() {}

  static Result blotOut(String file, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    String blotted = text;
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern().matcher(blotted);
      StringBuilder out = new StringBuilder(blotted);
      Cursor cursor = new Cursor(file, text);
      while (matcher.find()) {
        int start = matcher.start(GROUP);
        int end = matcher.end(GROUP);
        problems.add(
            Diagnostic.of(
                DiagnosticCode.PLAINTEXT_SECRET,
                SpecPath.ROOT,
                cursor.at(start),
                kind.name() + " stands here in plain text.",
                "Remove it and have it replaced, because what was in a file is known. AWS draws the"
                    + " deployment's passwords."));
        for (int i = start; i < end; i++) {
          if (!Character.isWhitespace(out.charAt(i))) {
            out.setCharAt(i, 'X');
          }
        }
      }
      blotted = out.toString();
    }
    return new Result(blotted, problems);
  }

  private static Kind kind(String name, String pattern) {
    return new Kind(name, Pattern.compile(pattern));
  }
}
