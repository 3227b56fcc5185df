"""What the roles of the tasks asked AWS for in all scenarios."""


def test_roles_are_enough_and_no_more(world):
    world.assert_rights({})
