"""Questions of a course on new quality productive forces: one bank behind practice and assignments."""
