"""Make what the page needs before any map is drawn: base land and APP-6 symbols. Runs at build time, without folium."""
