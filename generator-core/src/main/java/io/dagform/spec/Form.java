package io.dagform.spec;

import java.util.regex.Pattern;

/**
 * The form that a text must have: AWS's rule where AWS has one, narrowed where a character would
 * need care further on.
 *
 * @param words the form in words, fit for "... is needed"
 * @param source where the rule is written
 */
public record Form(String words, Pattern pattern, int maximumLength, String source) {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  private static final String KEYWORDS =
      "(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)(?:\\.|$)";

  /** The deployment's name. It starts other names, so it is short and fits everywhere. */
  public static final Form DEPLOYMENT_NAME =
      form(
          "a name of at most 40 lower-case letters, digits and single hyphens, a letter first and no"
              + " `sg-` at its start",
          "(?!sg-)[a-z](?:-?[a-z0-9])*",
          40,
          "the shortest of the names that start with it");

  /** A deployment's name, and its environment's behind it. */
  public static final Form PREFIX =
      form(
          "a name of at most 61 lower-case letters, digits and single hyphens, a letter first and no"
              + " `sg-` at its start",
          "(?!sg-)[a-z](?:-?[a-z0-9])*",
          61,
          "a deployment's name with an environment's");

  /** An environment's name. It ends other names and names a folder, also on Windows. */
  public static final Form ENVIRONMENT_NAME =
      form(
          "a name of at most 20 lower-case letters, digits and single hyphens, a letter first and"
              + " no device of Windows",
          "(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z](?:-?[a-z0-9])*",
          20,
          "the names that end with it; Microsoft Learn, Naming Files");

  /** The twelve digits of an AWS account (AWS Account Management reference, AccountId). */
  public static final Form ACCOUNT_ID =
      form(
          "an account id of twelve digits",
          "[0-9]{12}",
          12,
          "AWS Account Management API, AccountId");

  /** Any general purpose bucket (S3 user guide, bucket naming rules), also one with dots. */
  public static final Form EXISTING_BUCKET_NAME =
      form(
          "a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit"
              + " at its ends",
          "(?!.*\\.\\.)[a-z0-9][a-z0-9.-]+[a-z0-9]",
          63,
          "Amazon S3 user guide, bucket naming rules");

  /**
   * The safe characters of S3 object keys (S3 user guide, object key names); the S3 backend takes
   * no slash at the ends. {@code .tflock} is added to it, and 1,024 bytes are the most.
   */
  public static final Form STATE_KEY =
      form(
          "a key of at most 1017 letters, digits and `!_.*'()/-`, no slash at its ends",
          "(?!/)[A-Za-z0-9!_.*'()/-]+(?<!/)",
          1017,
          "Amazon S3 user guide, object key names; Terraform, S3 backend");

  /** A region's name; which regions exist is another rule. */
  public static final Form REGION =
      form(
          "a region such as `eu-west-1`",
          "[a-z]{2,3}(?:-[a-z]+)+-[0-9]{1,2}",
          25,
          "AWS General Reference, Regions");

  /** Elastic Load Balancing API, CreateLoadBalancer and CreateTargetGroup, Name. */
  public static final Form LOAD_BALANCER_NAME =
      form(
          "a name of at most 32 letters, digits and hyphens, no hyphen at its ends and no"
              + " `internal-` at its start",
          "(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?",
          32,
          "Elastic Load Balancing API, CreateLoadBalancer and CreateTargetGroup");

  /**
   * Elastic Load Balancing API, CreateTargetGroup, HealthCheckPath; narrowed to what nginx takes
   * literally.
   */
  public static final Form HEALTH_CHECK_PATH =
      form(
          "a path such as `/health` of letters, digits and `_.~-/`",
          "(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.~-]+)+",
          1024,
          "Elastic Load Balancing API, CreateTargetGroup; what nginx takes literally");

  /** The tz database, names of zones. */
  public static final Form TIME_ZONE =
      form(
          "a time zone such as `Europe/London`",
          "[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*",
          64,
          "IANA time zone database");

  /** A minute of at most 54, an hour, and days of the week, as cron has them. */
  public static final Form TIME_OF_WEEK =
      form(
          "a minute of at most 54, an hour and days of the week such as `0 20 * * 1-5`",
          "(?:[0-9]|[1-4][0-9]|5[0-4]) (?:[0-9]|1[0-9]|2[0-3]) [*] [*]"
              + " (?:[*]|[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*)",
          64,
          "crontab; what Application Auto Scaling takes");

  /** AWS Cloud Map API, CreatePrivateDnsNamespace: the id that it gives. */
  public static final Form NAMESPACE_ID =
      form(
          "a namespace's id such as `ns-0123456789abcdef`",
          "ns-[a-z0-9]+",
          64,
          "AWS Cloud Map API");

  /** dagster-webserver 1.13.27, {@code --path-prefix}; narrowed to what path conditions take. */
  public static final Form PATH_PREFIX =
      form(
          "a path such as `/view` of letters, digits and `_.~-/`, with no slash at its end",
          "(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.~-]+)+",
          126,
          "Elastic Load Balancing user guide, path conditions");

  /** ECS API, CreateCluster, CreateService and RegisterTaskDefinition. */
  public static final Form ECS_NAME =
      form(
          "a name of at most 255 letters, digits, `_` and `-`",
          "[A-Za-z0-9_-]+",
          255,
          "Amazon ECS API, CreateService");

  /** ECR API, CreateRepository, repositoryName. */
  public static final Form ECR_REPOSITORY =
      form(
          "a repository name of 2 to 256 lower-case letters and digits, single `.`, `_`, `-` and"
              + " `/` between them",
          "(?=..)[a-z0-9]+(?:[._/-][a-z0-9]+)*",
          256,
          "Amazon ECR API, CreateRepository");

  /** The grammar of image references (OCI distribution specification, tags). */
  public static final Form IMAGE_TAG =
      form(
          "a tag of at most 128 letters, digits and `_.-`, no `.` or `-` first",
          "[A-Za-z0-9_][A-Za-z0-9_.-]*",
          128,
          "OCI distribution specification, tags");

  /** A version of Dagster. */
  public static final Form DAGSTER_VERSION =
      form("a version such as `1.13.27`", "[0-9]+\\.[0-9]+\\.[0-9]+", 20, "Dagster's releases");

  /** EC2 names a zone by its region and a letter. */
  public static final Form ZONE_LETTER =
      form("a zone's letter such as `a`", "[a-z]", 1, "Amazon EC2 user guide, Availability Zones");

  /** An IPv4 CIDR block; its size and host bits are other rules. */
  public static final Form IPV4_CIDR =
      form(
          "an IPv4 CIDR block such as `10.0.0.0/16`",
          OCTET + "(?:\\." + OCTET + "){3}/(?:3[0-2]|[12]?[0-9])",
          18,
          "RFC 4632");

  /** Amazon EC2 API, Vpc, vpcId. */
  public static final Form VPC_ID = id("vpc", "a VPC's id");

  /** Amazon EC2 API, Subnet, subnetId. */
  public static final Form SUBNET_ID = id("subnet", "a subnet's id");

  /** Amazon EC2 API, SecurityGroup, groupId. */
  public static final Form SECURITY_GROUP_ID = id("sg", "a security group's id");

  /** Amazon EFS API, DescribeFileSystems. */
  public static final Form FILE_SYSTEM_ID =
      form(
          "a file system's id such as `fs-0123456789abcdef0`",
          "fs-[0-9a-f]{8,40}",
          43,
          "Amazon EFS API, DescribeFileSystems");

  /** Amazon EFS API, DescribeAccessPoints. */
  public static final Form ACCESS_POINT_ID =
      form(
          "an access point's id such as `fsap-0123456789abcdef0`",
          "fsap-[0-9a-f]{8,40}",
          45,
          "Amazon EFS API, DescribeAccessPoints");

  /** RDS API, CreateDBInstance, DBInstanceIdentifier; RDS itself folds it to lower case. */
  public static final Form DB_IDENTIFIER =
      form(
          "an identifier of at most 63 lower-case letters, digits and single hyphens, a letter"
              + " first",
          "[a-z](?:-?[a-z0-9])*",
          63,
          "Amazon RDS API, CreateDBInstance");

  /** RDS API, CreateDBInstance, EngineVersion; which versions exist is another rule. */
  public static final Form ENGINE_VERSION =
      form(
          "a PostgreSQL version such as `17` or `17.5`",
          "[1-9][0-9]*(?:\\.[0-9]+)?",
          8,
          "Amazon RDS API, CreateDBInstance");

  /** RDS API, CreateDBInstance, DBInstanceClass. */
  public static final Form INSTANCE_CLASS =
      form(
          "an instance class such as `db.t4g.micro`",
          "db\\.[a-z0-9]+\\.[a-z0-9-]+",
          40,
          "Amazon RDS API, CreateDBInstance");

  /** S3 user guide, bucket naming rules; without dots, which break TLS host names. */
  public static final Form BUCKET_NAME =
      form(
          "a bucket name of 3 to 63 lower-case letters, digits and hyphens, no hyphen at its ends",
          "(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]+[a-z0-9](?<!-s3alias|--ol-s3|--x-s3)",
          63,
          "Amazon S3 user guide, bucket naming rules");

  /** IAM API, CreateRole, RoleName. */
  public static final Form IAM_ROLE =
      form(
          "a name of at most 64 letters, digits and `_+=,.@-`",
          "[A-Za-z0-9_+=,.@-]+",
          64,
          "AWS IAM API, CreateRole and CreateUser");

  /** IAM API, CreateUser, UserName. */
  public static final Form IAM_USER = IAM_ROLE;

  /**
   * Secrets Manager API, CreateSecret, Name: a hyphen and six characters at the end look like the
   * suffix of an ARN and confuse searches.
   */
  public static final Form SECRET_NAME =
      form(
          "a secret's name of at most 512 letters, digits and `/_+=.@-` that does not end in a"
              + " hyphen and six letters or digits",
          "(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]+",
          512,
          "AWS Secrets Manager API, CreateSecret");

  /** CloudWatch Logs API, CreateLogGroup, logGroupName; {@code aws/} is AWS's own. */
  public static final Form LOG_GROUP =
      form(
          "a log group of at most 512 letters, digits and `_-/.#` that does not start with `aws/`",
          "(?!aws/)[A-Za-z0-9_/.#-]+",
          512,
          "Amazon CloudWatch Logs API, CreateLogGroup");

  /** What the password file of nginx takes literally. */
  public static final Form USER_NAME =
      form(
          "a user name of at most 64 letters, digits and `_.@-`",
          "[A-Za-z0-9_.@-]+",
          64,
          "what the password file of nginx takes literally");

  /** An S3 prefix that is a folder. */
  public static final Form S3_PREFIX =
      form(
          "a prefix such as `dags/` of letters, digits and `_.-`, with a slash at its end",
          "(?:(?!\\.\\.?/)[A-Za-z0-9_.-]+/)+",
          512,
          "Amazon S3 user guide, object key names");

  /** An absolute folder without parts that lead elsewhere. */
  public static final Form FOLDER =
      form(
          "an absolute folder such as `/app/dags` of letters, digits and `_.-`",
          "(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9_.-]+)+",
          256,
          "what a shell takes literally");

  /** A Python file that can be imported as a module. */
  public static final Form PYTHON_FILE =
      form(
          "a Python file such as `definitions.py` whose folders and name are Python identifiers",
          "(?:[A-Za-z_][A-Za-z0-9_]*/)*[A-Za-z_][A-Za-z0-9_]*\\.py",
          256,
          "Python language reference, identifiers");

  public static final Form CODE_LOCATION =
      form(
          "a letter, and letters, digits, hyphens and underscores",
          "[A-Za-z][A-Za-z0-9_-]*",
          63,
          "its place in URLs and file names");

  /**
   * What Dagster calls a code location, also one that it names itself, after a file or a server.
   */
  public static final Form DAGSTER_LOCATION =
      form(
          "a name of at most 100 letters, digits and `_.:-`, a letter first",
          "[A-Za-z][A-Za-z0-9_.:-]*",
          100,
          "its place in URLs");

  /** RFC 1035: the first label of its name in the private zone; short enough for names of roles. */
  public static final Form LOCATION_NAME =
      form(
          "a name of at most 30 lower-case letters, digits and single hyphens, a letter first",
          "[a-z](?:-?[a-z0-9])*",
          30,
          "RFC 1035, labels; IAM quotas, role names");

  /** Secrets Manager API, GetSecretValue: the whole ARN, with the six characters at its end. */
  public static final Form SECRET_ARN =
      form(
          "the whole ARN of a secret, with the hyphen and six characters at its end",
          "arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}",
          600,
          "AWS Secrets Manager API, GetSecretValue");

  /** ECS developer guide, secrets in environment variables: the part between two colons. */
  public static final Form JSON_KEY =
      form(
          "a key of at most 256 letters, digits and `_.-`",
          "[A-Za-z0-9_.-]+",
          256,
          "Amazon ECS developer guide, secrets in environment variables");

  /** SSM API, PutParameter, Name. */
  public static final Form SSM_PARAMETER =
      form(
          "the name of a parameter, such as `/metrics/warehouse/password`, or its ARN",
          "(?:arn:aws:ssm:[a-z0-9-]+:[0-9]{12}:parameter)?/?(?!aws|ssm)[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+){0,14}",
          1011,
          "AWS Systems Manager API, PutParameter");

  /** KMS API, Decrypt, KeyId: IAM takes no alias. */
  public static final Form KMS_KEY_ARN =
      form(
          "the ARN of a key, not of an alias",
          "arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
          200,
          "AWS KMS API, Decrypt");

  /** Amazon EC2 API, PrefixList, prefixListId. */
  public static final Form PREFIX_LIST_ID = id("pl", "a prefix list's id");

  /** POSIX, environment variables. */
  public static final Form VARIABLE_NAME =
      form(
          "a name of at most 255 letters, digits and `_`, no digit first",
          "[A-Za-z_][A-Za-z0-9_]*",
          255,
          "POSIX, environment variables");

  /** A variable's value in one line. */
  public static final Form VARIABLE_VALUE =
      form(
          "a text of at most 4096 characters in one line",
          "[^\\r\\n\\x00]*",
          4096,
          "Amazon ECS service quotas, task definition size");

  /** IAM user guide, policy elements, Sid. */
  public static final Form STATEMENT_ID =
      form(
          "an id of at most 64 letters and digits",
          "[A-Za-z0-9]+",
          64,
          "AWS IAM user guide, policy elements, Sid");

  /** IAM user guide, policy elements, Action. */
  public static final Form IAM_ACTION =
      form(
          "an action such as `s3:GetObject`",
          "\\*|[a-z0-9-]+:[A-Za-z0-9*?]+",
          128,
          "AWS IAM user guide, policy elements, Action");

  /** IAM user guide, policy elements, Resource. */
  public static final Form IAM_RESOURCE =
      form(
          "an ARN such as `arn:aws:s3:::example/*`, or `*`",
          "\\*|arn:[a-z0-9*-]+:[a-z0-9-]+:[a-z0-9*-]*:[0-9*]*:[^\\s\"]+",
          1024,
          "AWS IAM user guide, policy elements, Resource");

  /** IAM user guide, condition operators. */
  public static final Form CONDITION_OPERATOR =
      form(
          "a condition operator such as `StringEquals`",
          "(?:(?:ForAllValues|ForAnyValue):)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|Numeric(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Date(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?|Null",
          64,
          "AWS IAM user guide, condition operators");

  /** IAM user guide, condition keys. */
  public static final Form CONDITION_KEY =
      form(
          "a condition key such as `aws:ResourceTag/team`",
          "[a-z0-9-]+:[^\\s\"]+",
          256,
          "AWS IAM user guide, condition keys");

  /** A value of a condition in one line. */
  public static final Form CONDITION_VALUE =
      form(
          "a text of at most 1024 characters in one line",
          "[^\\r\\n]+",
          1024,
          "AWS IAM user guide, condition operators");

  /** A pool of Dagster's. */
  public static final Form POOL_NAME =
      form(
          "a name of at most 100 characters of ASCII without spaces",
          "[!-~]+",
          100,
          "Dagster's VALID_POOL_NAME_REGEX");

  /** A process that has a log group. */
  public static final Form PROCESS_NAME =
      form(
          "`webserver`, `daemon`, `read_only` or the name of a code location",
          "read_only|[a-z](?:-?[a-z0-9])*",
          30,
          "RFC 1035, labels; IAM quotas, role names");

  /** The name of a rule, which its address has. */
  public static final Form RULE_NAME =
      form(
          "a name of at most 40 lower-case letters, digits and `_`, a letter first",
          "[a-z][a-z0-9_]*",
          40,
          "Terraform language, identifiers");

  /** Amazon SNS API, Subscribe: an endpoint of the protocol `email`. */
  public static final Form EMAIL =
      form(
          "an e-mail address",
          "[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?",
          254,
          "RFC 5321");

  /** Amazon SNS API, CreateTopic. */
  public static final Form TOPIC_ARN =
      form(
          "the ARN of a topic",
          "arn:aws:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
          320,
          "Amazon SNS API, CreateTopic");

  /** Dagster documentation, "Tags": a key of a run. */
  public static final Form RUN_TAG =
      form(
          "the key of a run's tag: at most 63 letters, digits and `_.-`, behind a prefix and a slash or not",
          "(?:[A-Za-z0-9_.-]{1,63}/)?[A-Za-z0-9_.-]{1,63}",
          127,
          "Dagster documentation, tags");

  /** What people write as the value of a run's tag. */
  public static final Form RUN_TAG_VALUE =
      form(
          "the value of a run's tag: at most 255 letters, digits, spaces and `_.:/=+@-`",
          "(?! )[A-Za-z0-9 _.:/=+@-]+(?<! )",
          255,
          "Dagster documentation, tags");

  /** What ECS, IAM, EFS, RDS and the other services allow of a tag's key. */
  public static final Form TAG_KEY =
      form(
          "a key of at most 127 letters, digits, spaces and `_.:/=+@-`, no space at its ends",
          "(?! )[A-Za-z0-9 _.:/=+@-]+(?<! )",
          127,
          "AWS General Reference, tag naming limits");

  /**
   * What they allow of its value; an empty one is no tag of RDS's. The regular expressions of
   * editors have no {@code (?i)}.
   */
  public static final Form TAG_VALUE =
      form(
          "a value of at most 256 letters, digits, spaces and `_.:/=+@-`",
          "(?![aA][wW][sS]:|[rR][dD][sS]:| )[A-Za-z0-9 _.:/=+@-]+(?<! )",
          256,
          "AWS General Reference, tag naming limits");

  /** IAM API, CreateRole, Path. */
  public static final Form IAM_PATH =
      form(
          "a path such as `/teams/data/`, a slash at its ends",
          "/(?:[A-Za-z0-9.,+@=_-]+/)*",
          512,
          "AWS IAM API, CreateRole");

  /** IAM API, AssumeRole, RoleArn. */
  public static final Form ROLE_ARN =
      form(
          "the ARN of a role",
          "arn:aws:iam::[0-9]{12}:role/(?:[A-Za-z0-9.,+@=_-]+/)*[A-Za-z0-9_+=,.@-]{1,64}",
          600,
          "AWS STS API, AssumeRole");

  /** IAM API, CreateRole, PermissionsBoundary. */
  public static final Form POLICY_ARN =
      form(
          "the ARN of a policy",
          "arn:aws:iam::(?:[0-9]{12}|aws):policy/(?:[A-Za-z0-9.,+@=_-]+/)*[A-Za-z0-9_+=,.@-]{1,128}",
          600,
          "AWS IAM API, CreateRole");

  /** GitHub's issuer of tokens, also that of an enterprise (IAM API, GetOpenIDConnectProvider). */
  public static final Form GITHUB_PROVIDER_ARN =
      form(
          "the ARN of the account's OIDC provider"
              + " `arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com`",
          "arn:aws:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com(?:/[A-Za-z0-9-]+)?",
          200,
          "GitHub documentation, OpenID Connect in Amazon Web Services");

  /** GitLab's issuer of tokens, which is the host (IAM API, GetOpenIDConnectProvider). */
  public static final Form GITLAB_PROVIDER_ARN =
      form(
          "the ARN of the account's OIDC provider, such as"
              + " `arn:aws:iam::123456789012:oidc-provider/gitlab.com`",
          "arn:aws:iam::[0-9]{12}:oidc-provider/(?!token\\.actions\\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
          300,
          "GitLab documentation, OpenID Connect in AWS");

  /** A repository as the subject of its tokens names it, with ids where it has them. */
  public static final Form GITHUB_REPOSITORY =
      form(
          "a repository such as `acme/data`, or with the ids of both where its tokens name them,"
              + " `acme@1234/data@5678`",
          "[A-Za-z0-9](?:[-_]?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9._-]{1,100}|@[0-9]{1,20}/[A-Za-z0-9._-]{1,100}@[0-9]{1,20})",
          182,
          "GitHub documentation, OpenID Connect reference");

  /** The path of a project in its groups. */
  public static final Form GITLAB_PROJECT =
      form(
          "a project with its groups, such as `acme/platform/data`",
          "[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+",
          255,
          "GitLab documentation, reserved project and group names");

  /** A branch, narrowed to what no pattern takes for more than itself. */
  public static final Form BRANCH =
      form(
          "a branch such as `main`, of letters, digits and `_./-`",
          "(?!.*(?:\\.\\.|//|/\\.|\\.lock(?:/|$)))[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_-])?",
          200,
          "Git documentation, git-check-ref-format");

  /** OCI distribution specification: a host, a path, and a tag or a digest. */
  public static final Form IMAGE_URI =
      form(
          "an image with its host, its path, and a tag or a digest",
          "[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._-]|__|-+)[a-z0-9]+)*)+(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})",
          512,
          "OCI distribution specification, pulling manifests");

  /** ACM API, DescribeCertificate, CertificateArn. */
  public static final Form CERTIFICATE_ARN =
      form(
          "the ARN of a certificate",
          "arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
          200,
          "AWS Certificate Manager API, DescribeCertificate");

  /** RFC 1035: labels of a domain; lower case, as browsers write it. */
  public static final Form DOMAIN_NAME =
      form(
          "a domain such as `dagster.example.com`, in lower case",
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
          253,
          "RFC 1035, domain names");

  /** Route 53 API, HostedZone, Id. */
  public static final Form HOSTED_ZONE_ID =
      form(
          "the id of a hosted zone, such as `Z0123456789EXAMPLE`",
          "Z[A-Z0-9]+",
          32,
          "Amazon Route 53 API, HostedZone");

  /** A DNS name or an IPv4 address. */
  public static final Form HOST =
      form(
          "a DNS name or an IPv4 address",
          "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*",
          255,
          "RFC 1123, host names");

  /** PostgreSQL documentation, identifiers; narrowed to what a connection URL takes literally. */
  public static final Form DATABASE_NAME =
      form(
          "a name of at most 63 letters, digits and `_-`, no digit first",
          "[A-Za-z_][A-Za-z0-9_-]*",
          63,
          "PostgreSQL documentation, identifiers");

  /** A name in a Python module, which is no keyword. */
  public static final Form PYTHON_NAME =
      form(
          "a Python name such as `defs`",
          "(?!" + KEYWORDS + ")[A-Za-z_][A-Za-z0-9_]*",
          256,
          "Python language reference, identifiers");

  /** A Python module, none of whose parts is a keyword. */
  public static final Form PYTHON_MODULE =
      form(
          "a Python module such as `metrics.definitions`",
          "(?:(?!"
              + KEYWORDS
              + ")[A-Za-z_][A-Za-z0-9_]*\\.)*(?!"
              + KEYWORDS
              + ")[A-Za-z_][A-Za-z0-9_]*",
          256,
          "Python language reference, identifiers and keywords");

  /** Terraform language, "Resource addressing"; ours have no index. */
  public static final Form RESOURCE_ADDRESS =
      form(
          "an address such as `aws_s3_bucket.main`",
          "aws_[a-z0-9_]+\\.[a-z][a-z0-9_]*",
          120,
          "Terraform language, resource addressing");

  /** Why a risk is accepted; it becomes a comment. */
  public static final Form REASON =
      form(
          "a reason in one line of at most 200 characters",
          "(?=.*\\S)[^\\r\\n\\t]+",
          200,
          "a comment of one line");

  /** Whether a text has the form. The length comes first: patterns are not for long texts. */
  public boolean matches(String text) {
    return text.length() <= maximumLength && pattern.matcher(text).matches();
  }

  /**
   * An id of EC2's: the kind and 8 or 17 hexadecimal digits (Amazon EC2 user guide, resource ids).
   */
  private static Form id(String kind, String words) {
    return form(
        words + " such as `" + kind + "-0123456789abcdef0`",
        kind + "-(?:[0-9a-f]{8}|[0-9a-f]{17})",
        kind.length() + 18,
        "Amazon EC2 user guide, resource ids");
  }

  private static Form form(String words, String pattern, int maximumLength, String source) {
    return new Form(words, Pattern.compile(pattern), maximumLength, source);
  }
}
