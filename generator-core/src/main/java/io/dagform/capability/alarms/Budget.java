package io.dagform.capability.alarms;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;

import io.dagform.blueprint.Frame;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import java.util.List;
import java.util.Optional;

/**
 * What the deployment may cost before somebody hears of it.
 *
 * @param monthlyUsd US dollars in a calendar month
 * @param addresses e-mail addresses
 */
public record Budget(int monthlyUsd, List<String> addresses) {
  private static final int MOST_USD = 1_000_000;

  private static final Field<Integer> MONTHLY_USD =
      required(
          "monthly_usd",
          integer(1, MOST_USD, "more than a deployment costs"),
          "US dollars in a calendar month.");
  private static final Field<List<String>> EMAIL =
      required("email", EmailAlarms.ADDRESSES, "E-mail addresses that AWS Budgets writes to.");

  public static final Field<Optional<Budget>> FIELD =
      described(
          "budget",
          maybe(
              new MapType<>(
                  List.of(MONTHLY_USD, EMAIL),
                  in -> new Budget(in.get(MONTHLY_USD), in.get(EMAIL)))),
          Optional.empty(),
          "none",
          "What the deployment may cost in a month before somebody hears of it.");

  public Budget {
    addresses = List.copyOf(addresses);
  }

  public BudgetPart draw(Frame frame) {
    return new BudgetPart(frame, this);
  }
}
