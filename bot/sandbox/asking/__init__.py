"""What a member types: commands, buttons, menus, forms."""
