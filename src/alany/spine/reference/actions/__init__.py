"""What people do with dated rows: propose, confirm, refuse, take back."""
