"""What the roles of the tasks asked AWS for in all scenarios."""


def test_roles_are_enough_and_no_more(world):
    mounting = "mounting is judged where a task starts"
    world.assert_rights(
        {
            "ecs-task-fargate": {
                "elasticfilesystem:ClientMount": mounting,
                "elasticfilesystem:ClientWrite": mounting,
                "s3:DeleteObject": "the value of an asset that becomes partitioned makes room",
            }
        }
    )
