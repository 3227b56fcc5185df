package io.dagform.blueprint;

import java.util.List;
import java.util.function.Consumer;

/** Something that a part says in a chapter of the document. */
public record Line(Chapter chapter, Item item) {

  public static Line row(Chapter chapter, String... cells) {
    return new Line(chapter, new Row(List.of(cells)));
  }

  public static Line paragraph(Chapter chapter, String text) {
    return new Line(chapter, new Paragraph(text));
  }

  public static Line code(Chapter chapter, String language, String... lines) {
    return new Line(chapter, new Code(language, List.of(lines)));
  }

  /** What is said. */
  public sealed interface Item {
    /** Does what is to be done for one of them. */
    void run(Consumer<Row> row, Consumer<Paragraph> paragraph, Consumer<Code> code);
  }

  /** A row of the chapter's table; rows that follow each other are one table. */
  public record Row(List<String> cells) implements Item {
    @Override
    public void run(Consumer<Row> row, Consumer<Paragraph> paragraph, Consumer<Code> code) {
      row.accept(this);
    }
  }

  /** A paragraph. */
  public record Paragraph(String text) implements Item {
    @Override
    public void run(Consumer<Row> row, Consumer<Paragraph> paragraph, Consumer<Code> code) {
      paragraph.accept(this);
    }
  }

  /** A program, a configuration or a picture. */
  public record Code(String language, List<String> lines) implements Item {
    @Override
    public void run(Consumer<Row> row, Consumer<Paragraph> paragraph, Consumer<Code> code) {
      code.accept(this);
    }
  }
}
