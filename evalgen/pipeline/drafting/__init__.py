"""What people start from: repositories, periods, forms, workbooks; and records out of workbooks."""
