package io.dagform.capability.database;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.capability.network.Network;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL database of the Dagster instance. */
public sealed interface Database permits Rds, ExistingDatabase {
  SpecPath PATH = SpecPath.of("database");

  Type<Database> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Database>>of(Rds.ALTERNATIVE, ExistingDatabase.ALTERNATIVE));

  /** The tiers that it stands in. */
  List<Tier> tiers();

  DatabasePart draw(Frame frame, NetworkPart network);

  /** What keeps its risks away. */
  List<Control> controls();

  /** How many connections it takes. */
  Connections connections();

  /**
   * How many connections a database takes.
   *
   * @param most absent if nobody knows
   * @param path the field that decides it
   * @param words what that field says, at the beginning of a sentence
   */
  record Connections(Optional<Integer> most, SpecPath path, String words) {}

  /** What to do where it takes too few, as a sentence; empty if there is nothing to choose. */
  String larger(int connections);

  void check(Network network, Findings findings);
}
