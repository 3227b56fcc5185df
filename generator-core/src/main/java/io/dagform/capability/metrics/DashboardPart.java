package io.dagform.capability.metrics;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard of CloudWatch: the alarms, and what there is to look at (Amazon CloudWatch API,
 * "Dashboard body structure and syntax").
 */
public record DashboardPart(Frame frame, List<Chart> charts, List<Alarm> alarms) implements Part {
  public static final Ref DASHBOARD = Ref.resource("aws_cloudwatch_dashboard", "main");

  // What an alarm widget takes.
  private static final int MOST_ALARMS = 100;

  private static final int GRID_COLUMNS = 24;
  private static final int CHARTS_IN_A_ROW = 2;
  private static final int CHART_HEIGHT = 6;
  private static final int ALARMS_HEIGHT = 4;

  public DashboardPart {
    charts = charts.stream().filter(chart -> !chart.series().isEmpty()).toList();
    alarms = List.copyOf(alarms);
  }

  /**
   * One of that name is overwritten (Amazon CloudWatch API, PutDashboard), so it says whose it is.
   */
  public String name() {
    return frame.name() + "-dagster";
  }

  /** What it shows. */
  public Value body() {
    List<Value> widgets = new ArrayList<>();
    int top = 0;
    if (!alarms.isEmpty()) {
      widgets.add(widget("alarm", 0, 0, GRID_COLUMNS, ALARMS_HEIGHT, alarmStates()));
      top = ALARMS_HEIGHT;
    }
    int width = GRID_COLUMNS / CHARTS_IN_A_ROW;
    for (int i = 0; i < charts.size(); i++) {
      widgets.add(
          widget(
              "metric",
              i % CHARTS_IN_A_ROW * width,
              top + i / CHARTS_IN_A_ROW * CHART_HEIGHT,
              width,
              CHART_HEIGHT,
              properties(charts.get(i))));
    }
    return Value.Obj.builder().put("widgets", new Value.Tuple(widgets)).build();
  }

  private static Value widget(String type, int x, int y, int width, int height, Value properties) {
    return Value.Obj.builder()
        .put("type", type)
        .put("x", Value.whole(x))
        .put("y", Value.whole(y))
        .put("width", Value.whole(width))
        .put("height", Value.whole(height))
        .put("properties", properties)
        .build();
  }

  private Value alarmStates() {
    return Value.Obj.builder()
        .put("title", "Alarms")
        .put(
            "alarms",
            new Value.Tuple(
                alarms.stream()
                    .limit(MOST_ALARMS)
                    .map(alarm -> alarm.ref().attribute("arn"))
                    .toList()))
        .build();
  }

  private Value properties(Chart chart) {
    return Value.Obj.builder()
        .put("title", chart.title())
        .put("region", frame.region())
        .put("view", "timeSeries")
        .put("period", Value.whole(chart.series().get(0).metric().periodSeconds()))
        .put(
            "yAxis",
            Value.Obj.builder()
                .put("left", Value.Obj.builder().put("min", Value.whole(0)).build())
                .build())
        .put(
            "metrics", new Value.Tuple(chart.series().stream().map(DashboardPart::metric).toList()))
        .build();
  }

  private static Value metric(Chart.Series series) {
    List<Value> words = new ArrayList<>();
    words.add(Value.text(series.metric().namespace()));
    words.add(Value.text(series.metric().name()));
    series
        .metric()
        .dimensions()
        .forEach(
            (name, value) -> {
              words.add(Value.text(name));
              words.add(value);
            });
    words.add(
        Value.Obj.builder()
            .put("label", series.label())
            .put("stat", series.metric().statistic())
            .build());
    return new Value.Tuple(words);
  }

  @Override
  public List<CloudName> names() {
    return List.of(new CloudName(CloudName.Scope.ACCOUNT, "", "dashboard", name(), "name"));
  }

  @Override
  public List<Managed> managed() {
    return List.of(Managed.named("aws_cloudwatch_dashboard", name()));
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "dashboard_url",
            "Dashboard of the alarms and metrics.",
            Value.text(
                format(
                    "https://console.aws.amazon.com/cloudwatch/home?region=%s#dashboards/dashboard/%s",
                    frame.region(), name()))));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.MONITORING,
            "dashboard",
            format(
                "`%s` of CloudWatch, with the state of each alarm and a chart of each metric that is looked at: `terraform output -raw dashboard_url`",
                name())),
        Line.row(Chapter.BILL, "CloudWatch", "1", "dashboard"));
  }
}
