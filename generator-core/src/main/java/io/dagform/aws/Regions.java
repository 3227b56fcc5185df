package io.dagform.aws;

import java.util.List;

/**
 * The regions of AWS's commercial partition, whose ARNs start with {@code arn:aws:}.
 *
 * <p>Source: botocore 1.43.11, endpoints.json.
 */
public final class Regions {
  private static final List<String> ALL =
      List.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  private Regions() {}

  /** The names, sorted. */
  public static List<String> all() {
    return ALL;
  }

  /** The name of a zone: the region's name and the zone's letter. */
  public static String zone(String region, String letter) {
    return region + letter;
  }
}
